/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeExecutionData, OnError } from 'n8n-workflow';
import { inspect } from 'node:util';
import { clock } from '@/nodes/shared/n8n/clock';
import type { DropboxFault } from '../emulators/dropbox/faults/DropboxFault';
import { inMemory } from '../support/createItemContext';
import { VirtualClock } from '../support/VirtualClock';
import { createEngineHarness } from './engineHarness';
import { runWorkflow, type RunResult } from './engine/runWorkflow';

/** A client who must not be named, in any field and in the paths of the folders. */
const CLIENT = 'Quixworth';
const pointer = (value: string) => ({ __rl: true, mode: 'path', value });

const OPERATIONS: Record<string, IDataObject> = {
	create: {
		...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseId }}', options: {} },
		...{ destination: pointer('={{ $json.place }}'), folderNaming: 'lastFirstCaseId', subfolders: 'In' },
		...{ lastName: CLIENT, firstName: 'Ann' },
	},
	list: {
		...{ resource: 'caseFolder', operation: 'list', caseFolder: pointer('={{ $json.place }}') },
		...{ returnAll: true, output: 'entries', filters: {} },
		options: { levels: 'all', simplify: true },
	},
	resolve: {
		...{ resource: 'caseFolder', operation: 'resolve', caseFolder: pointer('={{ $json.place }}') },
		expectedPath: `/Cases/${CLIENT}`,
	},
	upload: {
		...{ resource: 'document', operation: 'upload', caseFolder: pointer('={{ $json.place }}') },
		...{ subfolder: CLIENT, documentFrom: 'binaryFields', binaryFields: 'data' },
		ifNameTaken: 'fail',
		options: { fileName: '' },
		fileInto: 'subfolder',
	},
};

/** The life of a case folder after that: held to the same discretion, by fewer faults. */
const LIFE: Record<string, IDataObject> = {
	preview: { ...OPERATIONS['create'], operation: 'preview' },
	find: { ...caseFolder('find'), caseId: '22-1', searchIn: pointer('={{ $json.place }}') },
	check: { ...caseFolder('check'), caseId: '22-1', expectedPath: `/Cases/${CLIENT}` },
	move: { ...caseFolder('move'), newDestination: pointer('/Cases') },
	rename: { ...caseFolder('rename'), caseId: '22-1', folderNaming: 'caseId' },
	setMembers: { ...caseFolder('setMembers'), caseId: '22-1', members: `${CLIENT}@example.com` },
	'close by moving': { ...caseFolder('close'), closeMethod: 'move', closedFolder: pointer('/Cases/Closed') },
	'close by ZIP': { ...caseFolder('close'), closeMethod: 'zip', closedFolder: pointer('/Cases/Closed') },
	'close by a prefix': { ...caseFolder('close'), closeMethod: 'prefix', prefix: CLIENT },
	reopen: caseFolder('reopen'),
	audit: caseFolder('audit'),
	requestFiles: {
		...caseFolder('requestFiles'),
		...{ matterNumber: '22-1', options: { title: `For ${CLIENT}` } },
	},
	restrict: {
		...{ resource: 'document', operation: 'restrict', document: pointer('={{ $json.place }}/Ann.txt') },
		...{ caseFolder: pointer('={{ $json.place }}'), people: `${CLIENT}@example.com` },
	},
	createManifest: {
		...{ resource: 'caseManifest', operation: 'createManifest', saveIn: pointer('/Cases') },
		caseFolder: pointer('={{ $json.place }}'),
	},
	verifyManifest: {
		...{
			resource: 'caseManifest',
			operation: 'verifyManifest',
			manifest: pointer('={{ $json.place }}/Ann.txt'),
		},
	},
	moveToSubfolder: {
		...{
			resource: 'document',
			operation: 'moveToSubfolder',
			document: pointer('={{ $json.place }}/Ann.txt'),
		},
		...{ caseFolder: pointer('={{ $json.place }}'), subfolder: 'Letters' },
	},
	clientUpload: {
		...{ resource: 'document', operation: 'clientUpload', document: pointer('={{ $json.place }}/Ann.txt') },
		...{ caseFolder: pointer('={{ $json.place }}'), matterNumber: '22-1' },
	},
};

function caseFolder(operation: string): IDataObject {
	return { resource: 'caseFolder', operation, caseFolder: pointer('={{ $json.place }}') };
}

const FAULTS: DropboxFault[] = [
	{ kind: 'too_many_requests', format: 'json', retryAfter: 300 },
	{ kind: 'too_many_requests', format: 'text', retryAfter: null },
	{ kind: 'too_many_write_operations', status: 409, retryAfter: null },
	{ kind: 'expired_token' },
	{ kind: 'invalid_root' },
	{ kind: 'status', status: 400, body: `Bad path /Cases/${CLIENT}`, headers: {} },
	{ kind: 'status', status: 403, body: `{"error_summary":"/Cases/${CLIENT}"}`, headers: {} },
	{ kind: 'status', status: 404, body: `<html>${CLIENT}</html>`, headers: {} },
	{ kind: 'status', status: 503, body: CLIENT, headers: {} },
	{ kind: 'route_error', error: { '.tag': 'path', path: { '.tag': 'restricted_content' } } },
	{ kind: 'route_error', error: { '.tag': 'path', path: { '.tag': 'insufficient_space' } } },
	{ kind: 'route_error', error: { '.tag': `never heard of ${CLIENT}` } },
	{ kind: 'cursor_reset' },
	{ kind: 'truncated_body', bytes: 9 },
	{ kind: 'reset', when: 'before_commit' },
	{ kind: 'reset', when: 'after_commit' },
];

const SCOPES: Record<string, string[]> = {
	create: ['account_info.read', 'files.metadata.read', 'files.content.write'],
	list: ['account_info.read', 'files.metadata.read'],
	resolve: ['account_info.read', 'files.metadata.read'],
	upload: ['account_info.read', 'files.metadata.read', 'files.content.write'],
};

const names = Object.keys(OPERATIONS);

describe('A run that is refused', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let printed: jest.SpyInstance[];

	beforeEach(async () => {
		const virtual = new VirtualClock();
		jest.spyOn(clock, 'now').mockImplementation(() => virtual.now());
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => await virtual.sleep(milliseconds));
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: `/Cases/${CLIENT}` });
		printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
			jest.spyOn(console, method).mockImplementation(() => undefined),
		);
	});
	afterEach(() => {
		world.close();
		jest.restoreAllMocks();
	});

	const item = (place = `/Cases/${CLIENT}`): INodeExecutionData => ({
		json: { caseId: '22-1', place },
		binary: { data: inMemory('x', { fileName: `${CLIENT}.txt` }) },
	});
	const run = async (operation: string, onError?: OnError, items = [item(), item()], token = {}) =>
		await runWorkflow({
			items,
			parameters: { authentication: 'token', ...OPERATIONS[operation], ...LIFE[operation], options } as never,
			credentials: world.token(token),
			...(onError === undefined ? {} : { onError }),
		});

	/** Of the hundreds of calls until a run gives up by itself, none says anything else than the first. */
	const options = { giveUpAfter: 60 };

	/** What people read: the message with its description, and what our node adds to refused items. */
	const readable = ({ error, output, errorOutput }: RunResult): string[] => [
		...(error === undefined ? [] : [`${error.message}\n${error.description}`]),
		...[...output, ...errorOutput].flatMap(({ json }) =>
			json['error'] === undefined ? [] : [JSON.stringify(json['error'])],
		),
	];

	function expectDiscretion(result: RunResult): void {
		for (const text of readable(result)) {
			expect(text).not.toMatch(/Quixworth|\/Cases|\bAnn\b/);
			expect(text).not.toMatch(/^\s+at |node_modules|\.ts:|\.js:|undefined|\[object/m);
			expect(text).not.toMatch(/\b(error|problem|failure|failed|mistake)\b/i);
		}
		const everything = inspect(result.run, { depth: 30, maxStringLength: null, showHidden: true });
		const console = inspect(printed.map(({ mock }) => mock.calls));
		const secrets = [world.fixture.app.secret, ...tokensOf(world)];
		expect(secrets.filter((secret) => `${everything}${console}`.includes(secret))).toEqual([]);
		expect(everything).not.toMatch(/Bearer |Basic /);
	}

	describe.each(Object.keys(LIFE))('%s', (operation) => {
		beforeEach(async () => {
			const path = `/Cases/${CLIENT}/Ann.txt`;
			await world.person.filesUpload({ path, contents: 'privileged' });
		});

		it.each(
			FAULTS.filter((_, index) => index % 3 === 2).map((fault) => [JSON.stringify(fault), fault] as const),
		)('tells no token, name, path or stack by %s', async (_, fault) => {
			world.emulator.faults.set([{ route: '*', seed: 1, fault }]);
			expectDiscretion(await run(operation));
			const went = await run(operation, 'continueErrorOutput');
			expectDiscretion(went);
			expect(went.error).toBeUndefined();
		});

		it('tells none where nothing is in the way', async () => {
			const result = await run(operation, 'continueErrorOutput');
			expectDiscretion(result);
			expect(JSON.stringify(result.errorOutput)).not.toContain('invalid_input');
		});
	});

	describe.each(names)('%s', (operation) => {
		it.each(FAULTS.map((fault) => [JSON.stringify(fault), fault] as const))(
			'tells no token, name, path or stack by %s',
			async (_, fault) => {
				world.emulator.faults.set([{ route: 'files/*', seed: 1, fault }]);
				const stopped = await run(operation);
				expectDiscretion(stopped);
				const went = await run(operation, 'continueErrorOutput');
				expectDiscretion(went);
				expect(went.error).toBeUndefined();
				expect([...went.output, ...went.errorOutput].map(({ pairedItem }) => pairedItem)).toEqual([
					{ item: 0 },
					{ item: 1 },
				]);
			},
		);

		it.each(SCOPES[operation] ?? [])('names the scope %s where it is missing', async (scope) => {
			for (const known of world.state.registry.refreshTokens.values()) {
				known.scopes = known.scopes.filter((each) => each !== scope);
			}
			const result = await run(operation);
			expect(result.error?.message).toBe(`The connection lacks the permission ${scope}`);
			expectDiscretion(result);
		});

		it.each<OnError>(['continueErrorOutput', 'continueRegularOutput'])(
			'refuses every item where every item is bad (%s)',
			async (onError) => {
				const items = ['/Nowhere', '', '/a//b', 'https://example.org/home'].map((place) => item(place));
				const result = await run(operation, onError, items);
				expect(result.error).toBeUndefined();
				const refused = onError === 'continueErrorOutput' ? result.errorOutput : result.output;
				expect(refused.map(({ pairedItem }) => pairedItem)).toEqual(
					items.map((_, index) => ({ item: index })),
				);
				expect(refused.map(({ json }) => (json['error'] as IDataObject)['reason'])).toEqual([
					'not_found',
					...Array(3).fill('invalid_input'),
				]);
				expectDiscretion(result);
			},
		);

		it('is quiet about a refresh token that was revoked', async () => {
			const refreshToken = world.fixture.refreshTokens['revoked'] ?? '';
			const result = await run(operation, undefined, undefined, { refreshToken });
			expect(result.error?.message).toMatch(/refresh token: it was revoked/);
			expectDiscretion(result);
		});

		it('says of a team’s token that nobody was chosen to act as', async () => {
			world.close();
			world = createEngineHarness('teamSpace', 'team');
			const result = await run(operation);
			expect(result.error?.message).toMatch(/does not say whom to act as/);
			expectDiscretion(result);
		});

		it('asks nothing without items', async () => {
			const result = await run(operation, undefined, []);
			expect([result.output, result.error]).toEqual([[], undefined]);
			expect(world.emulator.log.calls.filter(({ route }) => route !== 'files/create_folder_v2')).toEqual([]);
		});
	});
});

const tokensOf = ({ fixture, state }: ReturnType<typeof createEngineHarness>): string[] => [
	...Object.values(fixture.tokens),
	...Object.values(fixture.refreshTokens).filter((token) => token.length > 12),
	...[...state.registry.accessTokens.keys()],
];
