import { closeFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/close/closeFolders';
import { reopenFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenFolders';
import { Refusal } from '../../../../../../nodes/shared/domain/Refusal';
import type { Outcome } from '../../../../../../nodes/shared/domain/outcome';
import type { DropboxPort } from '../../../../../../nodes/shared/ports';
import { ENDED, TROUBLES, type Through } from '../../../../../support/troubles';
import { closing, firm, prefixing, reopening, statuses, zipping, type Firm } from './firm';

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

const moving: typeof closing = (folder, more) => zipping(folder, more, 'moves');

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
	['Close by moving', undefined, close(closing), 'alreadyClosed'],
	['Close by a prefix', undefined, close(prefixing), 'alreadyClosed'],
	['Close by a ZIP', undefined, close(zipping), 'alreadyClosed'],
	['Close by a ZIP that is built', undefined, built(close(zipping)), 'alreadyClosed'],
	['Close by a ZIP, and move', undefined, close(moving), 'alreadyClosed'],
	['Reopen after a ZIP', close(moving), reopen, 'notClosed'],
	['Reopen after moving', close(closing), reopen, 'notClosed'],
	['Reopen after a prefix', close(prefixing), reopen, 'notClosed'],
];

describe.each(scenarios)('%s', (what, before, run, found) => {
	let on: Firm;
	let ids: string[];
	afterEach(() => on.world.close());

	/** Case folders: one empty, one in a folder of its own. ZIPs take long enough with two of them. */
	const begin = async () => {
		on = firm();
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
	const runThrough = async (through: Through = untroubled, work = run) =>
		await work(ids, on.dropboxOver(through)).catch((thrown: unknown) => {
			if (thrown === ENDED) return undefined;
			throw thrown;
		});

	it.each(TROUBLES)('ends in the same tree when %s, and it is run again', async (_trouble, trouble) => {
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
	it.each(TROUBLES)('is undone by Reopen after a run when %s', async (_trouble, trouble) => {
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

const untroubled: Through = (call) => call;

const refused = (outcomes: Outcomes | undefined) => (outcomes ?? []).filter(({ ok }) => !ok);
