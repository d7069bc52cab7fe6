/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { clock } from '@/nodes/shared/n8n/clock';
import { contentHash, HASH_BLOCK } from '@/nodes/shared/domain/contentHash';
import { uploadSizes } from '@/nodes/shared/dropbox/uploads/limits';
import { inMemory } from '../support/createItemContext';
import { VirtualClock } from '../support/VirtualClock';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const pointer = (value: string) => ({ __rl: true, mode: 'path', value });

describe('A token that runs out in the middle of a run', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		const virtual = new VirtualClock();
		jest.spyOn(clock, 'now').mockImplementation(() => virtual.now());
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => await virtual.sleep(milliseconds));
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Cases' });
		world.emulator.log.clear();
	});
	afterEach(() => {
		world.close();
		jest.restoreAllMocks();
	});

	/** From the nth call of the route on, no token is taken that was given out before. */
	const runsOutAt = (route: string, nth: number) => {
		let calls = 0;
		const { handle } = world.emulator;
		jest.spyOn(world.emulator, 'handle').mockImplementation(async (request) => {
			if (request.path.endsWith(route) && ++calls === nth) {
				for (const token of world.state.registry.accessTokens.values()) {
					// Those without an end are for what people do past the node.
					if (token.expiresAt !== null) token.expiresAt = 1;
				}
			}
			return await handle.call(world.emulator, request);
		});
	};
	const run = async (parameters: IDataObject, items: INodeExecutionData[], kind: string) =>
		await runWorkflow({
			items,
			parameters: { authentication: kind, ...parameters } as never,
			credentials:
				kind === 'token' ? world.token() : world.oAuth2(world.fixture.tokens['ownerShortLived'] ?? ''),
		});

	const create = {
		...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.id }}', options: {} },
		...{ destination: pointer('/Cases'), folderNaming: 'caseId', subfolders: 'A\nB' },
	};

	it.each(
		['token', 'oAuth2'].flatMap((kind) => [
			[kind, 'files/create_folder_batch', 1],
			[kind, 'files/create_folder_batch', 2],
			[kind, 'files/create_folder_batch/check', 1],
			[kind, 'files/create_folder_batch/check', 3],
		]),
	)('is renewed once, and no case is lost or doubled (%s, %s, call %i)', async (kind, route, nth) => {
		world.state.switches.forceAsync = true;
		runsOutAt(String(route), Number(nth));
		const items = Array.from({ length: 20 }, (_, id) => ({ json: { id: `22-${id}` } }));
		const { output, error } = await run(create, items, String(kind));
		expect(error).toBeUndefined();
		expect(output.every(({ json }) => json['created'] === true)).toBe(true);
		expect(world.calls('oauth2/token')).toBe(kind === 'token' ? 2 : 1);
		const { result } = await world.person.filesListFolder({ path: '/Cases', recursive: true });
		expect(result.entries).toHaveLength(1 + 20 * 3);
	});

	it.each(
		['token', 'oAuth2'].flatMap((kind) => [
			[kind, 'files/upload_session/start', 1],
			[kind, 'files/upload_session/append_v2', 1],
			[kind, 'files/upload_session/finish_batch_v2', 1],
		]),
	)('is renewed once, and no document is lost or doubled (%s, %s, call %i)', async (kind, route, nth) => {
		// Long documents are those that do not fit into one chunk, so chunks are made short.
		jest.replaceProperty(uploadSizes, 'chunk', HASH_BLOCK);
		runsOutAt(String(route), Number(nth));
		const bytes = Buffer.alloc(HASH_BLOCK + 1024 * 1024, 'of a case ');
		const upload = {
			...{ resource: 'document', operation: 'upload', caseFolder: pointer('/Cases'), subfolder: '' },
			...{ documentFrom: 'binaryFields', binaryFields: 'data', ifNameTaken: 'fail' },
			options: { fileName: '', simplify: false },
			fileInto: 'subfolder',
		};
		const items = ['a.pdf', 'b.pdf'].map((fileName) => ({
			json: {},
			binary: { data: inMemory(bytes, { fileName }) },
		}));
		const { output, error } = await run(upload, items, String(kind));
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => [json['name'], json['status'], json['contentHash']])).toEqual(
			['a.pdf', 'b.pdf'].map((name) => [name, 'uploaded', contentHash(bytes)]),
		);
		expect(world.calls('oauth2/token')).toBe(kind === 'token' ? 2 : 1);
	});
});
