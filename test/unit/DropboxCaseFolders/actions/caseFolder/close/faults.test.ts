import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { PROCESS_ENDED, CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import {
	closeRequest,
	createCloseHarness,
	prefixRequest,
	reopenRequest,
	statuses,
	zipRequest,
	type CloseHarness,
} from './closeHarness';

/** Some hundreds of runs each. */
jest.setTimeout(60_000);

type Outcomes = Array<Outcome<{ status: string }>>;
type Run = (ids: readonly string[], dropbox: DropboxPort) => Promise<Outcomes>;

const close =
	(way: typeof closeRequest): Run =>
	async (ids, dropbox) =>
		await closeCaseFolders(
			ids.map((id) => way(id)),
			dropbox,
		);
const reopen: Run = async (ids, dropbox) =>
	await reopenCaseFolders(
		ids.map((id) => reopenRequest(id)),
		dropbox,
	);

const moving: typeof closeRequest = (folder, more) => zipRequest(folder, more, 'moves');

/** Where Dropbox makes no ZIPs. */
const built =
	(run: Run): Run =>
	async (ids, dropbox) =>
		await run(ids, {
			...dropbox,
			zip: async () => await Promise.reject(new Refusal('unavailable', 'none', 'none')),
		});

/** What is tried, after what else was done, and what a run says that finds everything done. */
const scenarios: Array<[what: string, before: Run | undefined, run: Run, found: string]> = [
	['Close by moving', undefined, close(closeRequest), 'alreadyClosed'],
	['Close by a prefix', undefined, close(prefixRequest), 'alreadyClosed'],
	['Close by a ZIP', undefined, close(zipRequest), 'alreadyClosed'],
	['Close by a ZIP that is built', undefined, built(close(zipRequest)), 'alreadyClosed'],
	['Close by a ZIP, and move', undefined, close(moving), 'alreadyClosed'],
	['Reopen after a ZIP', close(moving), reopen, 'notClosed'],
	['Reopen after moving', close(closeRequest), reopen, 'notClosed'],
	['Reopen after a prefix', close(prefixRequest), reopen, 'notClosed'],
];

describe.each(scenarios)('%s', (what, before, run, found) => {
	let on: CloseHarness;
	let ids: string[];
	afterEach(() => on.world.close());

	/** Case folders: one empty, one in a folder of its own. ZIPs take long enough with two of them. */
	const begin = async () => {
		on = createCloseHarness();
		await on.makeFolder('/Cases');
		ids = [
			await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello', 'Notes/b.txt': 'a note' }),
			await on.caseFolder('/Cases/22-2'),
			await on.caseFolder('/Cases/Old/21-3', { 'c.txt': 'an old one' }),
		];
		if (what.includes('ZIP')) ids.pop();
		if (before !== undefined) await before(ids, on.world.dropbox);
		on.world.emulator.log.clear();
	};
	const runThrough = async (through: CallInterceptor = untroubled, work = run) =>
		await work(ids, on.dropboxOver(through)).catch((thrown: unknown) => {
			if (thrown === PROCESS_ENDED) return undefined;
			throw thrown;
		});

	it.each(CALL_FAULTS)('ends in the same tree when %s, and it is run again', async (_trouble, trouble) => {
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

	if (before !== undefined) return;
	it.each(CALL_FAULTS)('is undone by Reopen after a run when %s', async (_trouble, trouble) => {
		await begin();
		const original = await on.tree('/Cases');
		for (let nth = 1; ; nth++) {
			on.world.close();
			await begin();
			const once = await runThrough(trouble(nth));
			if (once !== undefined && on.world.calls() < nth) break;
			expect({ nth, refused: refused(await runThrough(untroubled, reopen)) }).toEqual({
				nth,
				refused: [],
			});
			expect({ nth, tree: await on.tree('/Cases') }).toEqual({ nth, tree: original });
		}
	});
});

const untroubled: CallInterceptor = (call) => call;

const refused = (outcomes: Outcomes | undefined) => (outcomes ?? []).filter(({ ok }) => !ok);
