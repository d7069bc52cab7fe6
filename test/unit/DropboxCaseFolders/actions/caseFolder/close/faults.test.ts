import { closeFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/close/closeFolders';
import { reopenFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenFolders';
import type { Outcome } from '../../../../../../nodes/shared/domain/outcome';
import { ConnectionLost, type DropboxPort, type Send } from '../../../../../../nodes/shared/ports';
import { closing, firm, prefixing, reopening, statuses, type Firm } from './firm';

/** Some hundreds of runs each. */
jest.setTimeout(60_000);

type Outcomes = Array<Outcome<{ status: string }>>;
type Run = (ids: readonly string[], dropbox: DropboxPort) => Promise<Outcomes>;

const close =
	(way: typeof closing): Run =>
	async (ids, dropbox) =>
		await closeFolders(
			ids.map((id) => way(id)),
			dropbox,
		);
const reopen: Run = async (ids, dropbox) =>
	await reopenFolders(
		ids.map((id) => reopening(id)),
		dropbox,
	);

/** What is tried, after what else was done, and what a run says that finds everything done. */
const scenarios: Array<[what: string, before: Run | undefined, run: Run, found: string]> = [
	['Close by moving', undefined, close(closing), 'alreadyClosed'],
	['Close by a prefix', undefined, close(prefixing), 'alreadyClosed'],
	['Reopen after moving', close(closing), reopen, 'notClosed'],
	['Reopen after a prefix', close(prefixing), reopen, 'notClosed'],
];

/** What the calls of a run go through. */
type Through = (send: Send) => Send;

const ENDED = new Error('the process has ended');

const endsBefore =
	(nth: number): Through =>
	(send) => {
		let calls = 0;
		return async (call) => {
			if (++calls >= nth) throw ENDED;
			return await send(call);
		};
	};

const endsAfter =
	(nth: number): Through =>
	(send) => {
		let calls = 0;
		return async (call) => {
			if (++calls > nth) throw ENDED;
			const answer = await send(call);
			if (calls >= nth) throw ENDED;
			return answer;
		};
	};

const loses =
	(nth: number): Through =>
	(send) => {
		let calls = 0;
		return async (call) => {
			const mine = ++calls;
			const answer = await send(call);
			if (mine === nth) throw new ConnectionLost('the answer was lost');
			return answer;
		};
	};

const troubles: Array<[string, (nth: number) => Through]> = [
	['the process ends before a call', endsBefore],
	['the process ends after a call', endsAfter],
	['an answer is lost', loses],
];

describe.each(scenarios)('%s', (_what, before, run, found) => {
	let on: Firm;
	let ids: string[];
	afterEach(() => on.world.close());

	/** Three case folders: one in a folder of its own, one empty. */
	const begin = async () => {
		on = firm();
		await on.makeFolder('/Cases');
		ids = [
			await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello', 'Notes/b.txt': 'a note' }),
			await on.caseFolder('/Cases/22-2'),
			await on.caseFolder('/Cases/Old/21-3', { 'c.txt': 'an old one' }),
		];
		if (before !== undefined) await before(ids, on.world.dropbox);
		on.world.emulator.log.clear();
	};
	const runThrough = async (through: Through = (send) => send, work = run) =>
		await work(ids, on.dropboxOver(through(on.world.send))).catch((thrown: unknown) => {
			if (thrown === ENDED) return undefined;
			throw thrown;
		});

	it.each(troubles)('ends in the same tree where %s, and it is run again', async (_trouble, trouble) => {
		await begin();
		const original = await on.tree();
		on.world.emulator.log.clear();
		const done = await runThrough();
		expect(refused(done)).toEqual([]);
		const clean = { calls: on.world.calls(), tree: await on.tree() };
		for (let nth = 1; ; nth++) {
			on.world.close();
			await begin();
			const once = await runThrough(trouble(nth));
			if (once !== undefined && on.world.calls() < nth) {
				expect(nth).toBeGreaterThan(clean.calls);
				break;
			}
			expect({ nth, refused: refused(once) }).toEqual({ nth, refused: [] });
			expect({ nth, refused: refused(await runThrough()) }).toEqual({ nth, refused: [] });
			expect({ nth, tree: await on.tree() }).toEqual({ nth, tree: clean.tree });
			expect({ nth, third: statuses((await runThrough()) ?? []) }).toEqual({
				nth,
				third: ids.map(() => found),
			});
			expect({ nth, tree: await on.tree() }).toEqual({ nth, tree: clean.tree });
		}
		expect(original).not.toEqual(clean.tree);
	});

	it.each(troubles)('is undone by Reopen after a run in which %s', async (_trouble, trouble) => {
		await begin();
		const original = await on.tree('/Cases');
		const calls = before === undefined ? 40 : 0;
		for (let nth = 1; nth <= calls; nth++) {
			on.world.close();
			await begin();
			const once = await runThrough(trouble(nth));
			if (once !== undefined && on.world.calls() < nth) break;
			expect({ nth, refused: refused(await runThrough((send) => send, reopen)) }).toEqual({
				nth,
				refused: [],
			});
			expect({ nth, tree: await on.tree('/Cases') }).toEqual({ nth, tree: original });
		}
	});
});

const refused = (outcomes: Outcomes | undefined) => (outcomes ?? []).filter(({ ok }) => !ok);
