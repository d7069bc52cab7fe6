/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ConflictRule } from '@/nodes/shared/domain/documents/DocumentFacts';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { CallInterceptor } from '@/test/support/callFaults';
import { CASE, createPagesHarness, statusOf, type PagesHarness } from './pagesHarness';
import { LONG, TWO_PIECES } from './uploadPage';

const HASH = contentHash(TWO_PIECES);
const RULES: ConflictRule[] = ['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail'];

let harness: PagesHarness;
beforeEach(async () => {
	harness = await createPagesHarness();
});
afterEach(() => harness.world.close());

/** Does something just before the nth call of a run; tells whether there was one. */
function before(nth: number, act: () => Promise<unknown>) {
	let calls = 0;
	const interceptor: CallInterceptor = (call) => async (request) => {
		if (++calls === nth) await act();
		return await call(request);
	};
	return { interceptor, wasReached: () => calls >= nth };
}

const copiesOf = async (hash: string) =>
	Object.entries(await harness.tree()).filter(([, each]) => each === hash);

describe.each(RULES)('two requests that finish a document at once, under %s', (rule) => {
	const name = rule === 'fail' ? 'Free.mp4' : 'Taken.mp4';

	it('file it once, wherever they meet', async () => {
		for (let nth = 1; ; nth++) {
			await harness.put('Taken.mp4', 'theirs');
			const page = harness.page({ name, filing: { rule } });
			await page.step(harness.on());
			const other = page.copy();
			let others: unknown;
			const { interceptor, wasReached } = before(nth, async () => {
				others = await other.step(harness.on());
			});
			const mine = await page.step(harness.on(harness.world.dropboxOver(interceptor)));
			if (!wasReached()) {
				expect(nth).toBeGreaterThan(7);
				return;
			}
			expect({ nth, mine, others }).toMatchObject({ nth, mine: { ok: true }, others: { ok: true } });
			const [[path] = [], ...more] = await copiesOf(HASH);
			expect({ nth, more }).toEqual({ nth, more: [] });
			expect({ nth, mine }).toMatchObject({ mine: { value: { path } } });
			harness.world.close();
			harness = await createPagesHarness();
		}
	});

	it('file it once in one run', async () => {
		const page = harness.page({ name, filing: { rule } });
		await harness.put('Taken.mp4', 'theirs');
		await page.step(harness.on());
		const both = await Promise.all([page.copy().step(harness.on()), page.copy().step(harness.on())]);
		expect(both).toMatchObject([{ ok: true }, { ok: true }]);
		expect(await copiesOf(HASH)).toHaveLength(1);
	});
});

it('commits what has arrived under the next free name when the first is taken at the last moment', async () => {
	for (let nth = 1; ; nth++) {
		const page = harness.page({ name: 'a.mp4' });
		await page.step(harness.on());
		harness.world.emulator.log.clear();
		const { interceptor, wasReached } = before(nth, async () => await harness.put('a.mp4', 'theirs'));
		const filed = await page.step(harness.on(harness.world.dropboxOver(interceptor)));
		if (!wasReached()) return;
		expect({ nth, status: statusOf(filed) }).toEqual({ nth, status: 'keptBoth' });
		expect(await harness.tree()).toMatchObject({ [`${CASE}/a (1).mp4`]: HASH });
		// The end of the document is all that was sent, whatever had to be tried again.
		expect(harness.sent().filter((route) => route === 'append_v2')).toHaveLength(1);
		harness.world.close();
		harness = await createPagesHarness();
	}
});

it('takes a piece once that two requests bring at once', async () => {
	const page = harness.page({ content: LONG });
	await page.step(harness.on());
	const other = page.copy();
	const both = await Promise.all([page.step(harness.on()), other.step(harness.on())]);
	expect(both[0]).toEqual(both[1]);
	expect(statusOf(await other.run(harness.on()))).toBe('uploaded');
	expect(statusOf(await page.run(harness.on()))).toBe('unchanged');
	expect(await harness.tree()).toEqual({ [`${CASE}/Deposition.mp4`]: contentHash(LONG) });
});

it('lets a page go on that was left behind by another', async () => {
	const page = harness.page({ content: LONG });
	await page.step(harness.on());
	const behind = page.copy();
	await page.step(harness.on());
	const half = behind.copy();
	expect(statusOf(await half.step(harness.on()))).toBe('goes on');
	expect(half.offset).toBe(page.offset);
	await page.run(harness.on());
	expect(statusOf(await half.run(harness.on()))).toBe('unchanged');
	expect(await harness.tree()).toEqual({ [`${CASE}/Deposition.mp4`]: contentHash(LONG) });
});
