/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Relocation } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { FileEntry } from '@/nodes/shared/domain/entry';
import type { DropboxFault } from '@/test/emulators/dropbox/faults/DropboxFault';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { treeOf } from '@/test/support/treeOf';

type World = ReturnType<typeof createTestDropbox>;

const summarize = (outcomes: Array<Outcome<FileEntry>>) =>
	outcomes.map((outcome) => (outcome.ok ? outcome.value.path : outcome.refusal.reason));

let world: World;
const start = (through?: (send: Send) => Send) => {
	world = createTestDropbox(through === undefined ? {} : { through });
};
beforeEach(() => start());
afterEach(() => world.close());

const save = async (...paths: string[]): Promise<string[]> => {
	const ids = [];
	for (const path of paths) ids.push((await world.person.filesUpload({ path, contents: path })).result.id);
	return ids;
};
const paths = async () => Object.keys(await treeOf(world.dropbox));
const fault = (route: string, what: DropboxFault, nth?: number | number[]) =>
	world.emulator.faults.set([{ route, seed: 1, fault: what, ...(nth === undefined ? {} : { nth }) }]);
const lost = (when: 'before_commit' | 'after_commit'): DropboxFault => ({ kind: 'reset', when });
const numbered = (from: string, to: string, many: number): Relocation[] =>
	Array.from({ length: many }, (_, number) => ({ from: `${from}/${number}`, to: `${to}/${number}` }));

describe.each([
	['copyFiles', 'files/copy_v2', 'files/copy_batch_v2', 'files/copy_batch/check_v2'],
	['moveFiles', 'files/move_v2', 'files/move_batch_v2', 'files/move_batch/check_v2'],
] as const)('%s', (verb, oneRoute, batchRoute, checkRoute) => {
	const go = async (...relocations: Relocation[]) => summarize(await world.dropbox[verb](relocations));
	const done = verb === 'copyFiles' ? 'name_taken' : undefined;

	it('needs no call for nothing', async () => {
		expect(await go()).toEqual([]);
		expect(world.calls()).toBe(0);
	});

	it('makes folders, and answers in the order of the files', async () => {
		const [first] = await save('/a', '/b', '/c');
		expect(
			await go({ from: first ?? '', to: '/x/y/1' }, { from: '/c', to: '/x/3' }, { from: '/b', to: '/x/2' }),
		).toEqual(['/x/y/1', '/x/3', '/x/2']);
		expect(world.calls(batchRoute)).toBe(1);
	});

	it('uses no batch for one or two', async () => {
		await save('/a', '/b');
		await go({ from: '/a', to: '/1' }, { from: '/b', to: '/2' });
		expect([world.calls(oneRoute), world.calls(batchRoute)]).toEqual([2, 0]);
	});

	it.each([1, 3])('says of each of %d what is in the way, and does the others', async (many) => {
		await save('/taken', '/f/x', ...numbered('/a', '', many).map(({ from }) => from));
		const others = numbered('/a', '/new', many).slice(1);
		const first = { from: '/a/0', to: '/taken' };
		const rest = others.map(({ to }) => to);
		expect(await go(first, ...others)).toEqual(['name_taken', ...rest]);
		expect(await go({ from: '/a/0', to: '/f' })).toEqual(['name_taken']);
		expect(await go({ from: '/a/0', to: '/taken/below' })).toEqual(['not_a_folder']);
		expect(await go({ from: '/a/0', to: '/desktop.ini' })).toEqual(['name_not_allowed']);
		expect(await go({ from: '/never', to: '/b' })).toEqual(['not_found']);
	});

	it('never renames', async () => {
		await save('/a', '/b');
		await go({ from: '/a', to: '/b' });
		expect(await paths()).toEqual(['/a', '/b']);
	});

	it('says what was deleted', async () => {
		const [id] = await save('/a');
		await world.person.filesDeleteV2({ path: '/a' });
		expect(await go({ from: id ?? '', to: '/b' })).toEqual(['deleted']);
		expect(await go({ from: '/a', to: '/b' })).toEqual(['deleted']);
	});

	it('finds a source that was just made, a little later', async () => {
		const ids = await save('/a', '/b', '/c');
		world.state.switches.missedSources = 3;
		const relocations = ids.map((from, index) => ({ from, to: `/to/${index}` }));
		expect(await go(...relocations)).toEqual(['/to/0', '/to/1', '/to/2']);
		expect(world.calls(batchRoute)).toBe(2);
	});

	it('sends thousands in batches, as jobs if need be, and looks at them seldom', async () => {
		const relocations = numbered('/many', '/to', 1001);
		const ids = await save(...relocations.map(({ from }) => from));
		const byId = relocations.map(({ to }, index) => ({ from: ids[index] ?? '', to }));
		world.emulator.log.clear();
		world.state.switches.forceAsync = true;
		expect(await go(...byId)).toEqual(relocations.map(({ to }) => to));
		expect([world.calls(batchRoute), world.calls(oneRoute), world.calls(checkRoute)]).toEqual([1, 1, 2]);
	});

	it('asks again for those alone that met another writer, together', async () => {
		await save('/a/0', '/a/1', '/a/2', '/a/3');
		fault(batchRoute, { kind: 'busy_entries', entries: [1, 3] }, 1);
		expect(await go(...numbered('/a', '/b', 4))).toEqual(['/b/0', '/b/1', '/b/2', '/b/3']);
		expect(world.calls(batchRoute)).toBe(2);
	});

	it('gives up on a lock that never opens, for those alone that met it', async () => {
		await save('/a/0', '/a/1', '/a/2');
		fault(batchRoute, { kind: 'busy_entries', entries: [0, 1] });
		fault(batchRoute, { kind: 'busy_entries', entries: [0, 1] });
		expect(await go(...numbered('/a', '/b', 3))).toEqual(['too_busy', 'too_busy', '/b/2']);
	});

	it.each(['before_commit', 'after_commit'] as const)(
		'repeats a batch whose answer was lost %s',
		async (when) => {
			const ids = await save('/a/0', '/a/1', '/a/2');
			fault(batchRoute, lost(when), 1);
			const relocations = ids.map((from, index) => ({ from, to: `/b/${index}` }));
			const expected = relocations.map(({ to }) => (when === 'after_commit' ? (done ?? to) : to));
			expect(await go(...relocations)).toEqual(expected);
			expect(Object.keys(await treeOf(world.dropbox, '/b'))).toEqual(['/b/0', '/b/1', '/b/2']);
		},
	);

	it.each(['before_commit', 'after_commit'] as const)(
		'repeats a single one that was lost %s',
		async (when) => {
			await save('/a');
			fault(oneRoute, lost(when), 1);
			expect(await go({ from: '/a', to: '/b' })).toEqual([when === 'after_commit' ? (done ?? '/b') : '/b']);
			expect(await paths()).toEqual(verb === 'copyFiles' ? ['/a', '/b'] : ['/b']);
		},
	);

	it('looks at a job again whose state was lost, and starts it again where the service forgot it', async () => {
		world.state.switches.forceAsync = true;
		await save('/a/0', '/a/1', '/a/2', '/a/3', '/a/4', '/a/5');
		fault(checkRoute, lost('after_commit'), [1, 2]);
		expect(await go(...numbered('/a', '/b', 3))).toEqual(['/b/0', '/b/1', '/b/2']);
		fault(checkRoute, { kind: 'route_error', error: { '.tag': 'internal_error' } }, 1);
		const rest = numbered('/a', '/b', 6).slice(3);
		expect(await go(...rest)).toEqual(rest.map(({ to }) => done ?? to));
	});

	it('gives up where the service forgets every job', async () => {
		world.state.switches.forceAsync = true;
		await save('/a/0', '/a/1', '/a/2');
		fault(checkRoute, { kind: 'route_error', error: { '.tag': 'invalid_async_job_id' } });
		expect(new Set(await go(...numbered('/a', '/b', 3)))).toEqual(new Set(['unexpected']));
		expect(world.calls(batchRoute)).toBe(4);
	});

	it('refuses all of a batch when the connection ends, and keeps those of the batch before', async () => {
		let batches = 0;
		start((send) => async (request) => {
			if (request.url.endsWith(batchRoute) && ++batches > 1)
				return { status: 403, headers: {}, body: Buffer.from('{}') };
			return await send(request);
		});
		await save('/a/0', '/a/1', '/a/2');
		fault(batchRoute, { kind: 'busy_entries', entries: [1, 2] }, 1);
		expect(await go(...numbered('/a', '/b', 3))).toEqual(['/b/0', 'no_access', 'no_access']);
	});

	describe('where the service answers', () => {
		const answering = (error: object) =>
			start((send) => async (request) => {
				if (!request.url.endsWith(batchRoute)) return await send(request);
				const entry = { '.tag': 'failure', failure: error };
				const body = Buffer.from(JSON.stringify({ '.tag': 'complete', entries: [entry, entry, entry] }));
				return { status: 200, headers: { 'content-type': 'application/json' }, body };
			});
		it.each([
			['insufficient_quota', 'no_space'],
			['team_folder_insufficient_quota', 'no_space'],
			['member_folder_insufficient_quota', 'no_space'],
			['cant_transfer_ownership', 'no_access'],
			['internal_error', 'unavailable'],
			['cant_copy_shared_folder', 'unexpected'],
		])('%s, it is %s', async (tag, kind) => {
			answering({ '.tag': 'relocation_error', relocation_error: { '.tag': tag } });
			await save('/a/0', '/a/1', '/a/2');
			expect(await go(...numbered('/a', '/b', 3))).toEqual([kind, kind, kind]);
		});

		it('internal_error of the entry, it is tried again, and given up', async () => {
			answering({ '.tag': 'internal_error' });
			await save('/a/0', '/a/1', '/a/2');
			expect(await go(...numbered('/a', '/b', 3))).toEqual(['unavailable', 'unavailable', 'unavailable']);
		});

		it('something new, it is unexpected', async () => {
			answering({ '.tag': 'other' });
			await save('/a/0', '/a/1', '/a/2');
			expect(await go(...numbered('/a', '/b', 3))).toEqual(['unexpected', 'unexpected', 'unexpected']);
		});
	});

	it('says what it did not know of an answer', async () => {
		for (const answer of [{ '.tag': 'other' }, { '.tag': 'complete', entries: [] }]) {
			start(
				(send) => async (request) =>
					request.url.endsWith(batchRoute)
						? {
								status: 200,
								headers: { 'content-type': 'application/json' },
								body: Buffer.from(JSON.stringify(answer)),
							}
						: await send(request),
			);
			await save('/a/0', '/a/1', '/a/2');
			expect(await go(...numbered('/a', '/b', 3))).toEqual(['unexpected', 'unexpected', 'unexpected']);
			world.close();
		}
		start();
	});
});

describe('copyFiles', () => {
	it('copies one file to several places', async () => {
		const [id] = await save('/a');
		const outcomes = await world.dropbox.copyFiles(['/1', '/2', '/3'].map((to) => ({ from: id ?? '', to })));
		expect(summarize(outcomes)).toEqual(['/1', '/2', '/3']);
		expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.id)).size).toBe(3);
	});

	it('says that there is no room', async () => {
		await save('/a');
		const { accounts } = world.fixture;
		(accounts['owner'] as { quotaBytes: number }).quotaBytes = 3;
		expect(summarize(await world.dropbox.copyFiles([{ from: '/a', to: '/b' }]))).toEqual(['no_space']);
	});

	it('says that a folder is no file', async () => {
		await save('/f/x');
		expect(summarize(await world.dropbox.copyFiles([{ from: '/f', to: '/g' }]))).toEqual(['not_a_file']);
	});
});

describe('moveFiles', () => {
	it('keeps IDs, whatever the file was named by', async () => {
		const ids = await save('/a', '/f/b', '/c');
		const folder = (await world.dropbox.find('/f')).id;
		const outcomes = await world.dropbox.moveFiles([
			{ from: '/a', to: '/1' },
			{ from: `${folder}/b`, to: `${folder}/2` },
			{ from: ids[2] ?? '', to: '/3' },
		]);
		expect(outcomes.map((outcome) => outcome.ok && outcome.value.id)).toEqual(ids);
	});

	it('leaves folders where they are', async () => {
		await save('/f/x');
		expect(summarize(await world.dropbox.moveFiles([{ from: '/f', to: '/g' }]))).toEqual(['not_a_file']);
		expect(await paths()).toEqual(['/f', '/f/x']);
	});

	it('counts what is there already as done, but not what another put there', async () => {
		const [a] = await save('/a', '/b');
		await world.person.filesMoveV2({ from_path: '/a', to_path: '/there' });
		expect(
			summarize(
				await world.dropbox.moveFiles([
					{ from: a ?? '', to: '/there' },
					{ from: '/b', to: '/there' },
				]),
			),
		).toEqual(['/there', 'name_taken']);
	});

	it('of many, lost and repeated, are found by a listing', async () => {
		const sources = Array.from({ length: 20 }, (_, number) => `/a/${number}`);
		const ids = await save(...sources);
		fault('files/move_batch_v2', lost('after_commit'), 1);
		world.emulator.log.clear();
		const outcomes = await world.dropbox.moveFiles(ids.map((from, index) => ({ from, to: `/b/${index}` })));
		expect(summarize(outcomes)).toEqual(sources.map((_, index) => `/b/${index}`));
		expect([world.calls('files/list_folder'), world.calls('files/get_metadata')]).toEqual([1, 0]);
	});
});

describe('moveFolders', () => {
	const BATCH = 'files/move_batch_v2';
	const go = async (...moves: Relocation[]) => {
		const outcomes = await world.dropbox.moveFolders(moves);
		return outcomes.map((outcome) => (outcome.ok ? outcome.value.path : outcome.refusal.reason));
	};
	const make = async (...made: string[]): Promise<string[]> => {
		await world.person.filesCreateFolderBatch({ paths: made });
		return await Promise.all(made.map(async (path) => (await world.dropbox.find(path)).id));
	};

	it('needs no call for nothing', async () => {
		expect(await go()).toEqual([]);
		expect(world.calls()).toBe(0);
	});

	it('keeps the IDs of folders and of what is in them, and makes folders on the way', async () => {
		const [id] = await make('/a');
		const [file] = await save('/a/x/y');
		expect(await go({ from: '/a', to: '/2026/Closed/a' })).toEqual(['/2026/Closed/a']);
		expect((await world.dropbox.find('/2026/Closed/a')).id).toBe(id);
		expect((await world.dropbox.find(file ?? '')).path).toBe('/2026/Closed/a/x/y');
	});

	it('leaves files where they are', async () => {
		await save('/a');
		expect(await go({ from: '/a', to: '/b' })).toEqual(['not_a_folder']);
		expect(await paths()).toEqual(['/a']);
	});

	it('moves a thousand by IDs with one batch and one look at its job', async () => {
		const ids = await make(...numbered('/many', '', 1000).map(({ from }) => from));
		world.emulator.log.clear();
		const moves = ids.map((from, index) => ({ from, to: `/to/${index}` }));
		expect(await go(...moves)).toEqual(moves.map(({ to }) => to));
		expect([world.calls(BATCH), world.calls()]).toEqual([1, 3]);
	});

	it.each([1, 3])('says of each of %d what is in the way, and does the others', async (many) => {
		await make(...numbered('/a', '', many).map(({ from }) => from), '/taken');
		await save('/file');
		const others = numbered('/a', '/new', many).slice(1);
		const first = async (to: string) => (await go({ from: '/a/0', to }, ...others))[0];
		expect(await first('/taken')).toBe('name_taken');
		expect(await go({ from: '/a/0', to: '/file' })).toEqual(['name_taken']);
		expect(await go({ from: '/a/0', to: '/file/below' })).toEqual(['not_a_folder']);
		expect(await go({ from: '/a/0', to: '/a/0/below' })).toEqual(['invalid_input']);
		expect(await go({ from: '/a/0', to: '/desktop.ini' })).toEqual(['name_not_allowed']);
		expect(await go({ from: '/never', to: '/b' })).toEqual(['not_found']);
		expect((await paths()).filter((path) => path.startsWith('/new/'))).toEqual(others.map(({ to }) => to));
	});

	it('gives one of two the name that both want', async () => {
		await make('/a/same', '/b/same', '/c/other');
		expect(
			await go(
				{ from: '/a/same', to: '/to/same' },
				{ from: '/b/same', to: '/to/same' },
				{ from: '/c/other', to: '/to/other' },
			),
		).toEqual(['/to/same', 'name_taken', '/to/other']);
	});

	it('says that upper and lower case alone cannot be changed', async () => {
		await make('/doe');
		expect(await go({ from: '/doe', to: '/Doe' })).toEqual(['name_not_allowed']);
		expect(await go({ from: '/doe', to: '/doe' })).toEqual(['/doe']);
		expect(await go({ from: '/doe', to: '/there/Doe' })).toEqual(['/there/Doe']);
	});

	it.each(['before_commit', 'after_commit'] as const)('repeats what was lost %s', async (when) => {
		for (const many of [1, 3]) {
			const ids = await make(...numbered(`/${many}`, '', many).map(({ from }) => from));
			fault(many === 1 ? 'files/move_v2' : BATCH, lost(when), 1);
			const moves = ids.map((from, index) => ({ from, to: `/to ${many}/${index}` }));
			expect(await go(...moves)).toEqual(moves.map(({ to }) => to));
			expect(await go(...moves)).toEqual(moves.map(({ to }) => to));
		}
	});

	it('does not merge with a folder that somebody else put there', async () => {
		const [id] = await make('/a/case', '/to/case');
		await save('/a/case/x', '/to/case/y');
		expect(await go({ from: id ?? '', to: '/to/case' })).toEqual(['name_taken']);
		expect(await paths()).toEqual(['/a', '/a/case', '/a/case/x', '/to', '/to/case', '/to/case/y']);
	});

	it('says that a folder holds too much, and moves the others of the batch', async () => {
		await make('/small', '/other');
		const many = Array.from({ length: 10_000 }, (_, number) => `/big/${number}`);
		await world.dropbox.createFolders(many);
		expect(
			await go(
				{ from: '/big', to: '/to/big' },
				{ from: '/small', to: '/to/small' },
				{ from: '/other', to: '/to/other' },
			),
		).toEqual(['too_large', '/to/small', '/to/other']);
	});

	it('moves alone what is too much for a batch', async () => {
		start((send) => async (request) => {
			if (!request.url.endsWith(BATCH)) return await send(request);
			const entry = { '.tag': 'failure', failure: tooMany };
			const body = Buffer.from(JSON.stringify({ '.tag': 'complete', entries: [entry, entry, entry] }));
			return { status: 200, headers: { 'content-type': 'application/json' }, body };
		});
		const tooMany = { '.tag': 'relocation_error', relocation_error: { '.tag': 'too_many_files' } };
		await make('/a/0', '/a/1', '/a/2');
		expect(await go(...numbered('/a', '/b', 3))).toEqual(['/b/0', '/b/1', '/b/2']);
	});

	it.each([
		['cant_transfer_ownership', 'no_access'],
		['cant_nest_shared_folder', 'no_access'],
		['cant_move_shared_folder', 'no_access'],
		['cant_move_folder_into_itself', 'invalid_input'],
		['duplicated_or_nested_paths', 'name_taken'],
		['insufficient_quota', 'no_space'],
	])('of %s it says %s', async (tag, kind) => {
		await make('/a');
		fault('files/move_v2', { kind: 'route_error', error: { '.tag': tag } });
		expect(await go({ from: '/a', to: '/b' })).toEqual([kind]);
	});

	it('says what cannot be done with shared folders and team folders', async () => {
		world.close();
		world = createTestDropbox({ fixture: 'teamSpace', token: 'admin', inTeamSpace: true });
		await make('/Ada Sample/case/inner');
		await world.person.sharingShareFolder({ path: '/Ada Sample/case/inner' });
		expect(await go({ from: '/Ada Sample/case', to: '/Matters/case' })).toEqual(['no_access']);
		expect(await go({ from: '/Matters', to: '/Finance/Matters' })).toEqual(['no_access']);
		await make('/Matters/deep');
		expect(await go({ from: '/Matters/deep', to: '/Finance/deep' })).toEqual(['/Finance/deep']);
	});
});
