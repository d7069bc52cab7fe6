/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { container } from './engine/container';
import { runWorkflow } from './engine/runWorkflow';

const upload = (caseFolder: string, more: IDataObject = {}): IDataObject => ({
	...{ authentication: 'token', resource: 'document', operation: 'upload' },
	...{
		caseFolder: { __rl: true, mode: 'id', value: caseFolder },
		subfolder: '',
		documentFrom: 'binaryFields',
	},
	...{ binaryFields: 'data', text: '', ifNameTaken: 'skipIfIdentical', ...more },
	options: { simplify: false, fileName: '' },
	fileInto: 'subfolder',
});

const file = (content: string, fileName: string): INodeExecutionData => ({
	json: { note: 1 },
	binary: { data: inMemory(content, { fileName }) },
});

describe('Upload Document in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let caseFolder: string;
	let storage: string;

	beforeEach(async () => {
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		world = createEngineHarness();
		caseFolder = (await world.person.filesCreateFolderV2({ path: '/Cases/22-1' })).result.metadata.id;
		world.emulator.log.clear();
	});
	afterEach(() => {
		world.close();
		rmSync(storage, { recursive: true });
	});

	const run = async (items: INodeExecutionData[], more: IDataObject = {}, onError?: 'continueErrorOutput') =>
		await runWorkflow({
			...{ items, parameters: upload(caseFolder, more) as never, credentials: world.token() },
			...(onError === undefined ? {} : { onError }),
		});

	it('files what is in memory, one output item per document, paired and without its bytes', async () => {
		const { output, error } = await run([file('hello', 'Letter: 1.txt'), file('world', 'b.txt')], {
			subfolder: '=In/{{ $itemIndex }}',
		});
		expect(error).toBeUndefined();
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(output[0]?.json).toMatchObject({
			...{
				status: 'uploaded',
				name: 'Letter- 1.txt',
				path: '/Cases/22-1/In/0/Letter- 1.txt',
				subfolder: 'In/0',
			},
			...{ size: 5, contentHash: contentHash(Buffer.from('hello')), folderId: caseFolder },
			warnings: [expect.stringContaining('“-”')],
		});
		expect(output.every(({ binary }) => binary === undefined)).toBe(true);
	});

	it('changes nothing when it is run again', async () => {
		await run([file('hello', 'a.txt')]);
		const { output } = await run([file('hello', 'a.txt')]);
		expect(output.map(({ json }) => json['status'])).toEqual(['unchanged']);
		expect(world.calls('files/upload')).toBe(1);
	});

	it('streams a long file from n8n’s storage in an upload session', async () => {
		const service = container.get(BinaryDataService);
		await service.init();
		const bytes = randomBytes(33 * 1024 * 1024);
		const binary: IBinaryData = await service.store(
			{ type: 'execution', workflowId: '1', executionId: '1' },
			bytes,
			{
				...{ mimeType: 'application/pdf', data: '', fileName: 'scan.pdf' },
			},
		);
		expect(binary.id).toMatch(/^filesystem/);
		const { output, error } = await run([{ json: {}, binary: { data: binary } }]);
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ size: bytes.length, contentHash: contentHash(bytes) });
		const routes = world.emulator.log.calls.map(({ route }) => route);
		expect(routes.filter((route) => route.includes('upload_session'))).toEqual([
			'files/upload_session/start',
			'files/upload_session/append_v2',
			'files/upload_session/append_v2',
			'files/upload_session/finish_batch_v2',
		]);
	});

	it('files text under a name from an expression', async () => {
		const { output } = await run([{ json: { id: 7, note: 'Grüße' } }], {
			...{ documentFrom: 'text', text: '={{ $json.note }}', fileName: '=Note {{ $json.id }}.txt' },
		});
		expect(output[0]?.json).toMatchObject({ name: 'Note 7.txt', size: 7 });
	});

	it('does the others when one item has no such field, and says which fields that one has', async () => {
		const items = [file('a', 'a.txt'), { json: {}, binary: { scan: inMemory('b') } }, file('c', 'c.txt')];
		const { output, errorOutput } = await run(items, {}, 'continueErrorOutput');
		expect(output.map(({ json }) => json['name'])).toEqual(['a.txt', 'c.txt']);
		expect(errorOutput).toMatchObject([
			{
				pairedItem: { item: 1 },
				json: {
					error: {
						message: expect.stringContaining('“data”') as string,
						reason: 'invalid_input',
						advice: expect.stringContaining('“scan”') as string,
					},
				},
			},
		]);
	});

	it('stops at a deleted case folder and does not create it again', async () => {
		await world.person.filesDeleteV2({ path: '/Cases/22-1' });
		const { error } = await run([file('a', 'a.txt')]);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		const { result } = await world.person.filesListFolder({ path: '', recursive: true });
		expect(result.entries.map(({ name }) => name)).toEqual(['Cases']);
	});
});
