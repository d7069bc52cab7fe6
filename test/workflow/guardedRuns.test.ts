import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const at = (path: string) => ({ __rl: true, mode: 'path', value: path });
const show = (resource: string, operation: string) => ({ authentication: 'token', resource, operation });

/** Parameters of each writing operation for the destination `where`, besides those that are as they come. */
const OPERATIONS: ReadonlyArray<readonly [string, (where: string) => IDataObject]> = [
	[
		'Create Case Folder',
		(where) => ({
			...{ ...show('caseFolder', 'create'), caseId: '22-9', folderNaming: 'caseId', subfolders: 'Notes' },
			...{ destination: at(where), options: {} },
		}),
	],
	[
		'Move to Destination',
		(where) => ({
			...show('caseFolder', 'move'),
			...{ caseFolder: at('/Elsewhere/22-5'), newDestination: at(where) },
			options: { dryRun: false },
		}),
	],
	[
		'Rename',
		(where) => ({
			...{
				...show('caseFolder', 'rename'),
				caseFolder: at(`${where}/22-1`),
				caseId: '22-1',
				formerCaseId: '',
			},
			...{ folderNaming: 'lastFirstCaseId', lastName: 'Roe', firstName: '' },
			options: { dryRun: false },
		}),
	],
	[
		'Upload Document',
		(where) => ({
			...{ ...show('document', 'upload'), caseFolder: at(`${where}/22-1`), subfolder: '' },
			...{ documentFrom: 'binaryFields', binaryFields: 'data', text: '' },
			ifNameTaken: 'skipIfIdentical',
			options: { simplify: false, fileName: '' },
			fileInto: 'subfolder',
		}),
	],
	...(['move', 'zip', 'prefix'] as const).map((way): readonly [string, (where: string) => IDataObject] => [
		`Close (${way})`,
		(where) => ({
			...{ ...show('caseFolder', 'close'), caseFolder: at(`${where}/22-1`), way, closedFolder: at(where) },
			...{ matterNumber: '22-1', afterZipping: 'stays', prefix: 'Closed - ' },
			options: { closedOn: '2026-03-01', simplify: false, dryRun: false },
		}),
	]),
	[
		'Reopen',
		(where) => ({
			...{ ...show('caseFolder', 'reopen'), caseFolder: at(`${where}/Closed - 22-2`), restoreTo: at('') },
			options: { dryRun: false },
		}),
	],
	[
		'Copy to Client Uploads',
		(where) => ({
			...{ ...show('document', 'clientUpload'), document: at('/Elsewhere/22-5/brief.txt') },
			...{ caseFolder: at(`${where}/22-1`), matterNumber: '22-1' },
			options: { clientUploadsFolder: 'ClientUploads', allowOutsideCaseFolder: true, dryRun: false },
		}),
	],
	[
		'Request Client Uploads',
		(where) => ({
			...{ ...show('caseFolder', 'requestFiles'), caseFolder: at(`${where}/22-1`), matterNumber: '22-1' },
			options: { clientUploadsFolder: 'ClientUploads', title: 'Papers', dryRun: false },
		}),
	],
	[
		'Move to Subfolder',
		(where) => ({
			...{ ...show('document', 'moveToSubfolder'), document: at(`${where}/22-1/letter.txt`) },
			...{ caseFolder: at(`${where}/22-1`), subfolder: 'Letters' },
		}),
	],
	[
		'Create Case Manifest',
		(where) => ({
			...{ ...show('caseManifest', 'createManifest'), caseFolder: at('/Elsewhere/22-5') },
			saveIn: at(where),
		}),
	],
	[
		'Archive Version',
		(where) => ({ ...show('document', 'archiveVersion'), document: at(`${where}/22-1/letter.txt`) }),
	],
];

const item: INodeExecutionData = {
	json: {},
	binary: { data: inMemory('hello', { fileName: 'new.txt' }) },
};

describe('A credential that is kept to certain folders', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let live: string;
	let demo: string;

	beforeEach(async () => {
		world = createEngineHarness();
		const folder = async (path: string) =>
			(await world.person.filesCreateFolderV2({ path })).result.metadata.id;
		live = await folder('/Live');
		demo = await folder('/Demo');
		await folder('/Elsewhere/22-5');
		await world.person.filesUpload({ path: '/Elsewhere/22-5/brief.txt', contents: 'brief' });
		await world.person.filesUpload({ path: '/Live/22-1/letter.txt', contents: 'letter' });
		await world.person.filesUpload({ path: '/Demo/22-1/letter.txt', contents: 'letter' });
		for (const where of ['/Live', '/Demo']) await closeInPlace(`${where}/22-2`);
	});
	afterEach(() => world.close());

	const tree = async (path: string) => {
		const { result } = await world.person.filesListFolder({ path, recursive: true });
		return result.entries.map(({ path_lower }) => path_lower).sort();
	};
	const run = async (parameters: IDataObject, guard: Record<string, string>) =>
		await runWorkflow({
			...{ items: [item], parameters: parameters as never, credentials: world.token(guard) },
		});

	/** Makes a case folder and closes it under another name. */
	async function closeInPlace(path: string) {
		await world.person.filesCreateFolderV2({ path });
		const parameters = {
			...{ ...show('caseFolder', 'close'), caseFolder: at(path), closeMethod: 'prefix', prefix: 'Closed' },
			options: { closedOn: '2026-03-01', simplify: false, dryRun: false },
		};
		expect((await run(parameters, {})).error).toBeUndefined();
	}

	describe.each(OPERATIONS)('%s', (_, parametersFor) => {
		it('writes nothing below what it is never to write below', async () => {
			const before = await tree('/Live');
			const { error } = await run(parametersFor('/Live'), { neverWriteBelow: live });
			expect(error?.message).toMatch(/^“[\w ]+”: The credential does not allow this node to write here/);
			expect(error?.description).toMatch(/Never Write Below/);
			expect(await tree('/Live')).toEqual(before);
		});

		it('writes below everything else', async () => {
			const before = await tree('');
			const { error } = await run(parametersFor('/Demo'), { neverWriteBelow: live });
			expect(error).toBeUndefined();
			expect(await tree('')).not.toEqual(before);
		});

		it('writes nowhere while a folder it is to keep to cannot be found', async () => {
			const before = await tree('');
			const { error } = await run(parametersFor('/Demo'), {
				onlyWriteBelow: `${demo}, id:AAAAAAAAAAAAAAAAAAAAAA`,
			});
			expect(error?.message).toMatch(/cannot be found, so nothing is written/);
			expect(await tree('')).toEqual(before);
		});
	});

	it('leaves no ZIP elsewhere of a case folder that it may not close', async () => {
		const before = await tree('');
		const [, parametersFor] = OPERATIONS.find(([name]) => name === 'Close (zip)') ?? [];
		const parameters = { ...parametersFor?.('/Live'), closedFolder: at('/Demo') };
		expect((await run(parameters, { neverWriteBelow: live })).error?.message).toMatch(
			/does not allow this node/,
		);
		expect(await tree('')).toEqual(before);
	});

	it.each(OPERATIONS)('says so in a dry run of %s', async (_, parametersFor) => {
		const dry = async (where: string) => {
			const parameters = parametersFor(where);
			const options = { ...(parameters['options'] as IDataObject), dryRun: true };
			return await run({ ...parameters, options }, { neverWriteBelow: live });
		};
		const before = await tree('');
		expect((await dry('/Live')).error?.message).toMatch(
			/^“[\w ]+”: The credential does not allow this node to write/,
		);
		expect((await dry('/Demo')).error).toBeUndefined();
		expect(await tree('')).toEqual(before);
	});

	it('is not used while a field holds something else than IDs', async () => {
		const create = OPERATIONS[0]?.[1]('/Demo') ?? {};
		const { error } = await run(create, { neverWriteBelow: '/Live' });
		expect(error?.message).toBe(
			'The field “Never Write Below” of the credential contains something that is not a folder ID',
		);
	});

	/** What the fields may hold, with `$vars` of n8n that are not set. */
	const YIELDING_TOO_LITTLE = [
		'={{ $vars.one }}',
		'={{ $vars.one ?? "" }}',
		'={{ $vars.demo }}, {{ $vars.two }}',
		'={{ $vars.one }}, {{ $vars.two }}',
		'={{ $vars.one }},{{ $vars.demo }}',
		'={{ $vars.demo }} {{ $vars.two }}',
		'={{ [] }}',
		'={{ [$vars.demo, $vars.two] }}',
		'={{ "" }}',
		'=',
		' ',
	];

	describe.each(['onlyWriteBelow', 'neverWriteBelow'])('%s', (field) => {
		it.each(YIELDING_TOO_LITTLE)('lets nothing be written while it holds %s', async (expression) => {
			const before = await tree('');
			const { error } = await runWorkflow({
				...{ items: [item], parameters: (OPERATIONS[0]?.[1]('/Demo') ?? {}) as never },
				...{ credentials: world.token({ [field]: expression }), variables: { demo } },
			});
			expect(error?.message).toMatch(
				/^The field “(Only|Never) Write Below” of the credential contains something/,
			);
			expect(await tree('')).toEqual(before);
		});
	});

	it('is a guard again as soon as the expression yields its folders', async () => {
		const write = async (where: string) =>
			await runWorkflow({
				...{ items: [item], parameters: (OPERATIONS[0]?.[1](where) ?? {}) as never },
				...{ credentials: world.token({ onlyWriteBelow: '={{ $vars.demo }}' }), variables: { demo } },
			});
		expect((await write('/Demo')).error).toBeUndefined();
		expect((await write('/Live')).error?.message).toMatch(/does not allow this node to write/);
	});

	it('keeps to what it is meant for when people rename that', async () => {
		await world.person.filesMoveV2({ from_path: '/Demo', to_path: '/Practice' });
		const create = OPERATIONS[0]?.[1];
		expect((await run(create?.('/Practice') ?? {}, { onlyWriteBelow: demo })).error).toBeUndefined();
		expect((await run(create?.('/Live') ?? {}, { onlyWriteBelow: demo })).error).toBeDefined();
	});
});
