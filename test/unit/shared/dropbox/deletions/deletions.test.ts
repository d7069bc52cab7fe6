/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { Deletion } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import type { DropboxFault } from '@/test/emulators/dropbox/faults/DropboxFault';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { treeOf } from '@/test/support/treeOf';

const BATCH = 'files/delete_batch';
const CHECK = 'files/delete_batch/check';
const ONE = 'files/delete_v2';

let world: ReturnType<typeof createTestDropbox>;
const start = (through?: (send: Send) => Send) => {
	world = createTestDropbox(through === undefined ? {} : { through });
};
beforeEach(() => start());
afterEach(() => world.close());

const save = async (many: number): Promise<Deletion[]> => {
	const saved = [];
	for (let number = 0; number < many; number++) {
		const { result } = await world.person.filesUpload({ path: `/${number}`, contents: `${number}` });
		saved.push({ address: result.id, rev: result.rev });
	}
	world.emulator.log.clear();
	return saved;
};
const summarize = (outcomes: Array<Outcome<void>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'gone' : outcome.refusal.reason));
const go = async (deletions: readonly Deletion[]) => summarize(await world.dropbox.deleteFiles(deletions));
const left = async () => Object.keys(await treeOf(world.dropbox));
const fault = (route: string, what: DropboxFault, nth?: number | number[]) =>
	world.emulator.faults.set([{ route, seed: 1, fault: what, ...(nth === undefined ? {} : { nth }) }]);
const all = (many: number, what: string) => Array.from({ length: many }, () => what);

it('needs no call for nothing', async () => {
	expect(await go([])).toEqual([]);
	expect(world.calls()).toBe(0);
});

it.each([1, 2])('deletes %d by a call each', async (many) => {
	expect(await go(await save(many))).toEqual(all(many, 'gone'));
	expect([await left(), world.calls(ONE), world.calls(BATCH)]).toEqual([[], many, 0]);
});

it('deletes a thousand by one batch, and looks at it seldom', async () => {
	expect(await go(await save(1001))).toEqual(all(1001, 'gone'));
	expect([world.calls(BATCH), world.calls(CHECK), world.calls(ONE)]).toEqual([1, 2, 1]);
	expect(await left()).toEqual([]);
});

it.each([1, 4])('leaves, of %d, what somebody changed', async (many) => {
	const deletions = await save(many);
	await world.person.filesUpload({ path: '/0', contents: 'newer', mode: { '.tag': 'overwrite' } });
	expect(await go(deletions)).toEqual(['changed_meanwhile', ...all(many - 1, 'gone')]);
	expect(await left()).toEqual(['/0']);
});

it.each([1, 4])('counts, of %d, what is gone already as done', async (many) => {
	const deletions = await save(many);
	await world.person.filesDeleteV2({ path: '/0' });
	expect(await go(deletions)).toEqual(all(many, 'gone'));
	expect(await go(deletions)).toEqual(all(many, 'gone'));
	expect(await left()).toEqual([]);
});

it.each([1, 4])('finds, of %d, what was moved and renamed', async (many) => {
	const deletions = await save(many);
	await world.person.filesMoveV2({ from_path: '/0', to_path: '/elsewhere/renamed' });
	const rev = (await world.dropbox.find('/elsewhere/renamed')) as { rev: string };
	const present = deletions.map((deletion, index) =>
		index === 0 ? { ...deletion, rev: rev.rev } : deletion,
	);
	expect(await go(present)).toEqual(all(many, 'gone'));
	expect(await left()).toEqual(['/elsewhere']);
});

it('does not delete folders', async () => {
	await save(1);
	await world.dropbox.createFolders(['/folder']);
	const { id } = await world.dropbox.find('/folder');
	expect(await go([{ address: id, rev: '0123456789abc' }])).toEqual(['not_a_file']);
	expect(await left()).toEqual(['/0', '/folder']);
});

describe.each([
	['one', 1, ONE],
	['a batch', 5, BATCH],
] as const)('of %s', (_, many, route) => {
	it.each(['before_commit', 'after_commit'] as const)('repeats what was lost %s', async (when) => {
		const deletions = await save(many);
		fault(route, { kind: 'reset', when }, 1);
		expect(await go(deletions)).toEqual(all(many, 'gone'));
		expect(await left()).toEqual([]);
	});
});

it('tries again what is missed although it is there', async () => {
	let tries = 0;
	start((send) => async (request) => {
		if (!request.url.endsWith(ONE) || ++tries > 2) return await send(request);
		const error = { '.tag': 'path_lookup', path_lookup: { '.tag': 'not_found' } };
		return answer(409, { error_summary: 'path_lookup/not_found/..', error });
	});
	const deletions = await save(1);
	expect(await go(deletions)).toEqual(['gone']);
	expect(await left()).toEqual([]);
});

it('says so where what is there is missed again and again', async () => {
	start((send) => async (request) => {
		if (!request.url.endsWith(ONE)) return await send(request);
		const error = { '.tag': 'path_lookup', path_lookup: { '.tag': 'not_found' } };
		return answer(409, { error_summary: 'path_lookup/not_found/..', error });
	});
	expect(await go(await save(1))).toEqual(['unavailable']);
});

it('looks at a job again whose state was lost, and starts again one that the service forgot', async () => {
	const deletions = await save(6);
	fault(CHECK, { kind: 'reset', when: 'after_commit' }, [1, 2]);
	expect(await go(deletions.slice(3))).toEqual(all(3, 'gone'));
	fault(CHECK, { kind: 'route_error', error: { '.tag': 'internal_error' } }, 1);
	expect(await go(deletions)).toEqual(all(6, 'gone'));
	expect(await left()).toEqual([]);
});

it('gives up where the service forgets every job', async () => {
	fault(CHECK, { kind: 'route_error', error: { '.tag': 'invalid_async_job_id' } });
	expect(await go(await save(3))).toEqual(all(3, 'unexpected'));
	expect(world.calls(BATCH)).toBe(4);
});

const answer = (status: number, body: object) => ({
	status,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from(JSON.stringify(body)),
});
const answeringJobs = (...bodies: object[]) => {
	const queue = [...bodies];
	start((send) => async (request) => {
		const next = request.url.endsWith(CHECK) ? queue.shift() : undefined;
		return next === undefined ? await send(request) : answer(200, next);
	});
};
const busy = { '.tag': 'too_many_write_operations' };

it('asks again for those alone that met another writer', async () => {
	const entries = [
		{ '.tag': 'success', metadata: {} },
		...all(2, '').map(() => ({ '.tag': 'failure', failure: busy })),
	];
	answeringJobs({ '.tag': 'complete', entries });
	expect(await go(await save(3))).toEqual(all(3, 'gone'));
	expect(world.calls(BATCH)).toBe(2);
});

it('tries a batch again that met another writer', async () => {
	answeringJobs({ '.tag': 'failed', failed: busy });
	expect(await go(await save(3))).toEqual(all(3, 'gone'));
	expect(world.calls(BATCH)).toBe(2);
});

it.each([
	[{ '.tag': 'failed', failed: { '.tag': 'other' } }, 'unexpected'],
	[{ '.tag': 'other' }, 'unexpected'],
	[{ '.tag': 'complete', entries: [] }, 'unexpected'],
	[{ '.tag': 'complete', entries: all(3, '').map(() => failureOf({ '.tag': 'other' })) }, 'unexpected'],
	[
		{
			'.tag': 'complete',
			entries: all(3, '').map(() =>
				failureOf({ '.tag': 'path_write', path_write: { '.tag': 'no_write_permission' } }),
			),
		},
		'no_access',
	],
])('of %j it says %s', async (status, kind) => {
	answeringJobs(status);
	expect(await go(await save(3))).toEqual(all(3, kind));
});

function failureOf(failure: object): object {
	return { '.tag': 'failure', failure };
}
