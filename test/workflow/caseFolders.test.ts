/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { INodeExecutionData } from 'n8n-workflow';
import { inspect } from 'node:util';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const pointer = (mode: string, value: string) => ({ __rl: true, mode, value });

const create = (more: Record<string, unknown> = {}) => ({
	authentication: 'token',
	resource: 'caseFolder',
	operation: 'create',
	caseId: '={{ $json.caseId }}',
	destination: pointer('path', '/Cases'),
	folderNaming: 'caseId',
	subfolders: '',
	...more,
	options: { caseMarker: 'none' },
});

const cases = (...ids: unknown[]): INodeExecutionData[] =>
	ids.map((caseId) => ({ json: { caseId } as never }));

const reasonOf = (item: INodeExecutionData) =>
	(item.json['error'] as { reason?: string } | undefined)?.reason;

describe('The node in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;

	beforeEach(async () => {
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Cases' });
		world.emulator.log.clear();
	});
	afterEach(() => world.close());

	it('marks case folders, finds them by their case ID and checks them', async () => {
		const show = (operation: string) => ({ authentication: 'token', resource: 'caseFolder', operation });
		const run = async (parameters: Record<string, unknown>) =>
			await runWorkflow({
				items: cases('22-1', '22-2'),
				parameters: { caseId: '={{ $json.caseId }}', ...parameters } as never,
				credentials: world.token(),
			});
		const made = await run({ ...create(), options: {} });
		expect(made.error).toBeUndefined();
		expect(made.output.map(({ json }) => json['marker'])).toEqual(['properties', 'properties']);
		await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Cases/Closed/Doe' });
		const found = await run({
			...show('find'),
			searchIn: pointer('path', '/'),
			folderNaming: 'caseId',
			options: {},
		});
		expect(found.output.map(({ json }) => [json['path'], json['foundBy']])).toEqual([
			['/Cases/Closed/Doe', 'marker'],
			['/Cases/22-2', 'marker'],
		]);
		const checked = await run({
			...show('check'),
			...{
				caseFolder: pointer('id', String(made.output[0]?.json['folderId'])),
				searchIn: pointer('path', '/'),
			},
			...{ expectedPath: '=/Cases/{{ $json.caseId }}', putMarkers: false },
		});
		expect(checked.output.map(({ json }) => json['status'])).toEqual([
			'usedForAnotherCase',
			'markedForAnotherCase',
		]);
	});

	it('creates case folders and pairs each with its item', async () => {
		const { output, error } = await runWorkflow({
			items: cases('22-1', 22, '22-3'),
			parameters: create({
				folderNaming: 'template',
				nameTemplate: '{matterNumber}-{area}',
				templateFields: { field: [{ name: 'area', value: 'Housing' }] },
				subfolders: 'Pleadings\nDiscovery/Incoming',
			}) as never,
			credentials: world.token(),
		});
		expect(error).toBeUndefined();
		expect(output.map((item) => [item.json['name'], item.pairedItem])).toEqual([
			['22-1-Housing', { item: 0 }],
			['22-Housing', { item: 1 }],
			['22-3-Housing', { item: 2 }],
		]);
		expect(output[0]?.json).toMatchObject({
			caseId: '22-1',
			created: true,
			path: '/Cases/22-1-Housing',
			subfolders: [
				{ relativePath: 'Pleadings' },
				{ relativePath: 'Discovery' },
				{ relativePath: 'Discovery/Incoming' },
			],
		});
		// Token, account, destination, two for whether that is itself a case's, folders, subfolders.
		expect(world.emulator.log.calls.length).toBe(7);
	});

	it('stops at a refusal, naming the item and what became of the others', async () => {
		const { error, output } = await runWorkflow({
			items: cases('22-1', '???', '22-3'),
			parameters: create() as never,
			credentials: world.token(),
		});
		expect(output).toEqual([]);
		expect(error?.message).toMatch(/^The field “Case ID” .* no letter or digit$/);
		expect(error?.description).toMatch(/^Check this item’s input.*2 of 3 items were finished/);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(inspect(error, { depth: 10 })).not.toContain('Bearer');
	});

	it('sends what is refused to the error output, and goes on with forty-nine', async () => {
		const ids = Array.from({ length: 50 }, (_, number) => `22-${number}`);
		ids[17] = '???';
		const { output, errorOutput } = await runWorkflow({
			items: cases(...ids),
			parameters: create() as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});
		expect(output.length).toBe(49);
		expect(errorOutput).toEqual([
			expect.objectContaining({
				pairedItem: { item: 17 },
				json: expect.objectContaining({
					caseId: '???',
					error: {
						message: expect.stringMatching(/^The field “Case ID” .* no letter or digit$/),
						reason: 'invalid_input',
						advice: expect.stringMatching(/^Check this item’s input/),
					},
				}),
			}),
		]);
	});

	it('keeps refused items in line when it continues on the one output', async () => {
		const { output } = await runWorkflow({
			items: cases('22-1', '', '22-3'),
			parameters: create() as never,
			credentials: world.token(),
			onError: 'continueRegularOutput',
		});
		expect(output.map((item) => reasonOf(item) ?? 'done')).toEqual(['done', 'invalid_input', 'done']);
		// n8n up to 2.0 takes an item for a refused one only when `error` stands alone.
		expect(Object.keys(output[1]?.json ?? {})).toEqual(['error']);
	});

	it('takes an expression that cannot be evaluated for the one item’s fault', async () => {
		const { output, errorOutput } = await runWorkflow({
			items: cases('22-1', '22-2'),
			parameters: create({
				caseId: '={{ $json.caseId === "22-2" ? $("Nowhere").item.json.id : $json.caseId }}',
			}) as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});
		expect(output.length).toBe(1);
		expect(errorOutput.map(reasonOf)).toEqual(['invalid_input']);
	});

	it('does nothing without items but say so by no items', async () => {
		const { output, error } = await runWorkflow({
			items: [],
			parameters: create() as never,
			credentials: world.token(),
		});
		expect([output, error]).toEqual([[], undefined]);
		expect(world.emulator.log.calls.length).toBe(0);
	});

	it.each([
		['a mistyped secret', { appSecret: 'wrong' }],
		['a revoked refresh token', { refreshToken: 'revoked' }],
	])('says at every item that it is not connected: %s', async (_, more) => {
		const { output } = await runWorkflow({
			items: cases('22-1', '22-2'),
			parameters: create() as never,
			credentials: world.token(more),
			onError: 'continueRegularOutput',
		});
		expect(output.map(reasonOf)).toEqual(['not_connected', 'not_connected']);
		expect(JSON.stringify(output)).not.toContain(world.fixture.app.secret);
	});

	it('files documents in a folder that was renamed and moved, lists it and finds it', async () => {
		const made = await runWorkflow({
			items: cases('22-1'),
			parameters: create() as never,
			credentials: world.token(),
		});
		const folderId = String(made.output[0]?.json['folderId']);
		await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Open/Doe' });

		const binary = (text: string, fileName: string) => ({
			data: Buffer.from(text).toString('base64'),
			mimeType: 'text/plain',
			fileName,
		});
		const uploaded = await runWorkflow({
			items: [
				{
					json: {},
					binary: { letter: binary('Dear Sir', 'letter.txt'), note: binary('called', 'note.txt') },
				},
				{ json: {}, binary: { letter: binary('Dear Madam', 'letter.txt') } },
				{ json: {} },
			],
			parameters: {
				...{ authentication: 'oAuth2', resource: 'document', operation: 'upload' },
				caseFolder: pointer('id', folderId),
				...{ subfolder: 'Correspondence', documentFrom: 'allBinaryFields' },
				ifNameTaken: 'skipIfIdentical',
				options: { fileName: '' },
				fileInto: 'subfolder',
			} as never,
			credentials: world.oAuth2(world.fixture.tokens['owner'] ?? ''),
			onError: 'continueErrorOutput',
		});
		expect(uploaded.output.map((item) => [item.json['status'], item.json['path'], item.pairedItem])).toEqual([
			['uploaded', '/Open/Doe/Correspondence/letter.txt', { item: 0 }],
			['uploaded', '/Open/Doe/Correspondence/note.txt', { item: 0 }],
			['keptBoth', '/Open/Doe/Correspondence/letter (1).txt', { item: 1 }],
		]);
		expect(uploaded.errorOutput.map((item) => item.pairedItem)).toEqual([{ item: 2 }]);

		const listed = await runWorkflow({
			items: [{ json: {} }],
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation: 'list' },
				caseFolder: pointer('id', folderId),
				returnAll: true,
			} as never,
			credentials: world.token(),
		});
		expect(listed.error).toBeUndefined();
		expect(listed.output.map((item) => item.json['relativePath']).sort()).toEqual([
			'Correspondence',
			'Correspondence/letter (1).txt',
			'Correspondence/letter.txt',
			'Correspondence/note.txt',
		]);

		const resolved = await runWorkflow({
			items: [{ json: {} }],
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation: 'resolve' },
				caseFolder: pointer('id', folderId),
				expectedPath: '/Cases/22-1',
			} as never,
			credentials: world.token(),
		});
		expect(resolved.output[0]?.json).toMatchObject({ path: '/Open/Doe', renamed: true, moved: true });
	});

	describe('when its token has run out', () => {
		it.each(['token', 'OAuth2'])('renews it once for a whole run (%s)', async (kind) => {
			const ids = Array.from({ length: 40 }, (_, number) => number);
			const folders: string[] = [];
			for (const number of ids) {
				const { result } = await world.person.filesCreateFolderV2({ path: `/Cases/${number}` });
				folders.push(result.metadata.id);
			}
			const expired = world.fixture.tokens['ownerExpired'] ?? '';
			const credentials = kind === 'token' ? world.token() : world.oAuth2(expired);
			const { output, error } = await runWorkflow({
				items: folders.map((folder) => ({ json: { folder } })),
				parameters: {
					authentication: kind === 'token' ? 'token' : 'oAuth2',
					...{
						resource: 'caseFolder',
						operation: 'resolve',
						caseFolder: pointer('id', '={{ $json.folder }}'),
					},
					expectedPath: '',
				} as never,
				credentials,
			});
			expect(error).toBeUndefined();
			expect(output.length).toBe(40);
			expect(world.calls('oauth2/token')).toBe(1);
			expect(credentials.updates).toBe(1);
		});
	});
});
