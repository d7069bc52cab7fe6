/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runAsTool, type AgentWay } from './engine/runAsTool';
import { runWorkflow } from './engine/runWorkflow';

const WAYS: AgentWay[] = ['by the agent', 'by the engine'];
const FROM_AI = "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Folder', ``, 'string') }}";
const BY_MODEL = "={{ $fromAI('allow', ``, 'boolean') }}";

const locator = (value: string, mode = 'path') => ({ __rl: true, mode, value });
const close = (options: unknown, caseFolder = FROM_AI): IDataObject => ({
	...{ authentication: 'token', resource: 'caseFolder', operation: 'close', closeMethod: 'prefix' },
	...{ prefix: 'Closed', caseFolder: locator(caseFolder), options: options as IDataObject },
});

describe.each(WAYS)('a tool that is run %s', (way) => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Cases/22-1' });
	});
	afterEach(() => world.close());

	const run = async (parameters: IDataObject, given: IDataObject = {}) =>
		await runAsTool({ way, parameters, arguments: given, credentials: world.token() });
	const namesIn = async (path: string) =>
		(await world.person.filesListFolder({ path })).result.entries.map(({ name }) => name);

	it('refuses to close, without a call', async () => {
		const before = world.emulator.log.calls.length;
		const said = await run(close({}), { Folder: '/Cases/22-1' });
		expect(said).toContain(
			'“Close” was not run: an AI agent asked for it, and the option Allow AI Agents to Run This is off',
		);
		expect(world.emulator.log.calls).toHaveLength(before);
		expect(await namesIn('/Cases')).toEqual(['22-1']);
	});

	it('closes if a person allowed it', async () => {
		const said = await run(close({ allowAsTool: true }), { Folder: '/Cases/22-1' });
		expect(said).toContain('Closed - 22-1');
		expect(await namesIn('/Cases')).toEqual(['Closed - 22-1']);
	});

	it.each([
		['the model', { allowAsTool: BY_MODEL }],
		['an expression', { allowAsTool: '={{ true }}' }],
		['a text', { allowAsTool: 'true' }],
		['an expression for all options', '={{ ({ allowAsTool: true }) }}'],
	])('refuses where %s allows it', async (_, options) => {
		const said = await run(close(options), { Folder: '/Cases/22-1', allow: true });
		expect(said).toContain(
			'was not run: an AI agent asked for it, and the option Allow AI Agents to Run This is off',
		);
		expect(await namesIn('/Cases')).toEqual(['22-1']);
	});

	it.each(['constructor', '__proto__', 'toString'])('knows no operation %s', async (operation) => {
		const parameters = {
			...close({}, '/Cases/22-1'),
			operation: "={{ $fromAI('Operation', ``, 'string') }}",
		};
		const said = await run(parameters, { Operation: operation });
		expect(said).toContain(`There is no operation “${operation}” for “caseFolder”`);
	});

	it('does not let an agent say that some folder is a case’s', async () => {
		const { metadata } = (await world.person.filesCreateFolderV2({ path: '/Confidential' })).result;
		const before = world.emulator.log.calls.length;
		const said = await run(
			{
				...{ authentication: 'token', resource: 'caseFolder', operation: 'create', folderNaming: 'caseId' },
				...{ caseId: '22-2', destination: locator('/Cases') },
				options: { existingFolderId: "={{ $fromAI('Folder', ``, 'string') }}" },
			},
			{ Folder: metadata.id },
		);
		expect(said).toContain('“Create” was not run: an AI agent asked for it');
		expect(world.emulator.log.calls).toHaveLength(before);
	});

	it('lets an agent create, find, list and file', async () => {
		const common = { authentication: 'token', resource: 'caseFolder', options: {} };
		const created = await run(
			{
				...{ ...common, operation: 'create', folderNaming: 'caseId' },
				...{ caseId: "={{ $fromAI('Case_ID', ``, 'string') }}", destination: locator('/Cases') },
			},
			{ Case_ID: '22-2' },
		);
		expect(created).toContain('/Cases/22-2');
		const found = await run({
			...{ ...common, operation: 'find', caseId: '22-2', searchIn: locator('/Cases') },
			...{ folderNaming: 'caseId' },
		});
		expect(found).toContain('/Cases/22-2');
		const filed = await run(
			{
				...{ ...common, resource: 'document', operation: 'upload', documentFrom: 'text' },
				...{ text: "={{ $fromAI('Text', ``, 'string') }}" },
				...{ fileName: 'Memo.txt', caseFolder: locator('/Cases/22-2'), fileInto: 'caseFolder' },
			},
			{ Text: 'Called the client.' },
		);
		expect(filed).toContain('Memo.txt');
		const listed = await run({ ...common, operation: 'list', caseFolder: locator('/Cases/22-2') });
		expect(listed).toContain('Memo.txt');
	});
});

describe('the workflow on the page about agents', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(() => (world = createEngineHarness()));
	afterEach(() => world.close());

	const text = readFileSync(join(__dirname, '../../templates/ai-agent.json'), 'utf8');
	const { nodes } = JSON.parse(text) as { nodes: Array<{ name: string; parameters: IDataObject }> };
	const parametersOf = (name: string) => nodes.find((node) => node.name === name)?.parameters ?? {};

	it('finds a case, lists it, and links to a document', async () => {
		const folder = (await world.person.filesCreateFolderV2({ path: '/Legal Matters/22-1' })).result.metadata;
		const path = '/Legal Matters/22-1/Answer.pdf';
		const { result: document } = await world.person.filesUpload({ path, contents: 'text' });
		const run = async (name: string, given: IDataObject) =>
			await runAsTool({
				...{ way: 'by the engine', parameters: parametersOf(name) },
				...{ arguments: given, credentials: world.token() },
			});
		expect(await run('Find case folder', { Case_ID: '22-1' })).toContain(folder.id);
		expect(await run('List case folder', { Folder_ID: folder.id })).toContain(document.id);
		expect(await run('Get link to document', { File_ID: document.id })).toContain(
			'https://www.dropbox.com/home',
		);
	});
});

describe('a node that is no tool', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(() => (world = createEngineHarness()));
	afterEach(() => world.close());

	it('closes without the option', async () => {
		await world.person.filesCreateFolderV2({ path: '/Cases/22-1' });
		const { output, error } = await runWorkflow({
			items: [{ json: {} }],
			parameters: close({}, '/Cases/22-1') as never,
			credentials: world.token(),
		});
		expect(error).toBeUndefined();
		expect(output[0]?.json['status']).toBe('closed');
	});
});
