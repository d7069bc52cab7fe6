/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { Send } from '@/nodes/shared/http/types';
import type { DropboxFault } from '@/test/emulators/dropbox/faults/DropboxFault';
import { createTestDropbox } from '@/test/support/createTestDropbox';

const LOCK = 'files/lock_file_batch';

let world: ReturnType<typeof createTestDropbox>;
const start = (through?: (send: Send) => Send) => {
	world = createTestDropbox({
		...{ fixture: 'teamSpace', token: 'jane', inTeamSpace: true },
		...(through === undefined ? {} : { through }),
	});
};
beforeEach(() => start());
afterEach(() => world.close());

const save = async (many: number): Promise<string[]> => {
	const ids = [];
	for (let number = 0; number < many; number++) {
		const { result } = await world.person.filesUpload({ path: `/Matters/${number}`, contents: `${number}` });
		ids.push(result.id);
	}
	world.emulator.log.clear();
	return ids;
};
const summarize = (outcomes: Array<Outcome<void>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'locked' : outcome.refusal.message));
const go = async (ids: readonly string[]) => summarize(await world.dropbox.lockFiles(ids));
const fault = (what: DropboxFault, nth?: number | number[]) =>
	world.emulator.faults.set([{ route: LOCK, seed: 1, fault: what, ...(nth === undefined ? {} : { nth }) }]);
const all = (many: number, what: string) => Array.from({ length: many }, () => what);
/** Whose locks there are. */
const holders = () => [...world.state.fileLocks.values()].map(({ holderId }) => holderId);
const idOf = (short: string) => world.fixture.accounts[short]?.accountId ?? '';
const answering = (body: object, nth: number) => {
	let calls = 0;
	start((send) => async (request) => {
		if (!request.url.endsWith(LOCK) || ++calls !== nth) return await send(request);
		return {
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: Buffer.from(JSON.stringify(body)),
		};
	});
};

it('needs no call for nothing', async () => {
	expect(await go([])).toEqual([]);
	expect(world.calls()).toBe(0);
});

it('locks a thousand by one call', async () => {
	expect(await go(await save(1001))).toEqual(all(1001, 'locked'));
	expect([world.calls(LOCK), world.calls(), holders().length]).toEqual([2, 2, 1001]);
	expect(new Set(holders())).toEqual(new Set([idOf('jane')]));
});

it('answers for a file that is named twice as often', async () => {
	const [id = '', other = ''] = await save(2);
	expect(await go([id, other, id])).toEqual(all(3, 'locked'));
	expect(world.calls(LOCK)).toBe(1);
});

it.each([false, true])('takes its own locks for done (told as a conflict: %s)', async (ownLocksConflict) => {
	world.state.switches.ownLocksConflict = ownLocksConflict;
	const ids = await save(3);
	await go(ids.slice(1));
	expect(await go(ids)).toEqual(all(3, 'locked'));
});

it('says of each file why it is not locked', async () => {
	const [held = '', free = ''] = await save(2);
	const number = world.state.entries.find(({ name }) => name === '0')?.number ?? -1;
	world.state.fileLocks.set(number, { holderId: idOf('admin'), createdAt: 0 });
	const own = (await world.person.filesUpload({ path: '/Jane Doe/own', contents: 'own' })).result.id;
	const { id: folder } = await world.dropbox.find('/Matters');
	const outcomes = await go([held, free, own, folder, 'id:nothingThereAtAll0000']);
	expect(outcomes).toEqual([
		'Someone else has locked it',
		'locked',
		'Dropbox locks files only in shared folders',
		expect.stringMatching(/^Dropbox cannot lock files of this kind/),
		expect.stringMatching(/cannot see a file or folder/),
	]);
	expect(holders()).toEqual([idOf('admin'), idOf('jane')]);
});

describe('where the plan has no file locking', () => {
	it.each([
		['cannot_be_locked', /your plan/],
		['file_not_shared', /shared folders/],
		['no_write_permission', /not allowed to lock/],
	] as const)('told as %s', async (lockingRefusedAs, message) => {
		world.state.switches.lockingRefusedAs = lockingRefusedAs;
		expect(await go(await save(2))).toEqual(all(2, expect.stringMatching(message) as string));
	});

	it.each(['unknown_function', 'account_type'] as const)('told of the route as %s', async (unavailableAs) => {
		Object.assign(world.state.switches, { unavailableRoutes: [LOCK], unavailableAs });
		expect(await go(await save(2))).toEqual(all(2, 'Your Dropbox plan does not have file locking'));
		expect(world.calls(LOCK)).toBe(1);
	});
});

it.each(['before_commit', 'after_commit'] as const)('repeats what was lost %s', async (when) => {
	const ids = await save(3);
	world.state.switches.ownLocksConflict = true;
	fault({ kind: 'reset', when }, 1);
	expect(await go(ids)).toEqual(all(3, 'locked'));
	expect(holders()).toHaveLength(3);
});

it('repeats only the entries that had no turn', async () => {
	const ids = await save(4);
	fault({ kind: 'busy_entries', entries: [1, 3] }, 1);
	expect(await go(ids)).toEqual(all(4, 'locked'));
	expect(world.calls(LOCK)).toBe(2);
});

it('asks one by one where Dropbox takes fewer at once', async () => {
	const ids = await save(3);
	fault({ kind: 'route_error', error: { '.tag': 'too_many_files' } }, 1);
	expect(await go(ids)).toEqual(all(3, 'locked'));
	expect(world.calls(LOCK)).toBe(4);
});

it('tries again what is missed although it is there', async () => {
	const failure = { '.tag': 'path_lookup', path_lookup: { '.tag': 'not_found' } };
	answering({ entries: [{ '.tag': 'failure', failure }] }, 1);
	expect(await go(await save(1))).toEqual(['locked']);
});

it.each([
	['fewer entries than files', { entries: [] }],
	['an answer without entries', {}],
	['entries of another shape', { entries: [null, { '.tag': 'new' }] }],
	['an unknown tag', { entries: all(2, '').map(() => ({ '.tag': 'failure', failure: { '.tag': 'new' } })) }],
])('does not take %s for locked', async (_, body) => {
	answering(body, 1);
	const outcomes = await world.dropbox.lockFiles(await save(2));
	expect(outcomes).toMatchObject([0, 1].map(() => ({ ok: false, refusal: { reason: 'unexpected' } })));
});
