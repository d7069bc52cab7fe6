/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { append } from '@/nodes/DropboxCaseFolders/actions/casePage/append.operation';
import { PIECE } from '@/nodes/shared/domain/casePage/UploadState';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { CASE, createPagesHarness, statusOf, type PagesHarness } from './pagesHarness';
import { linkTo, LONG, pieceOf, UploadPage } from './uploadPage';

let harness: PagesHarness;
let page: UploadPage;
beforeEach(async () => {
	harness = await createPagesHarness();
	page = harness.page({ content: LONG });
	await page.step(harness.on());
	harness.world.emulator.log.clear();
});
afterEach(() => harness.world.close());

const isWhole = async () => {
	expect(statusOf(await page.run(harness.on()))).toBe('uploaded');
	expect(await harness.tree()).toEqual({ [`${CASE}/Deposition.mp4`]: contentHash(LONG) });
};
const state = () => ({ state: page.state, offset: page.offset });

describe('Append', () => {
	it('adds the next piece by one call', async () => {
		expect(await page.step(harness.on())).toMatchObject({ ok: true, value: { offset: 2 * PIECE } });
		expect(harness.called()).toEqual(['upload_session/append_v2']);
		await isWhole();
	});

	it.each([0, 2 * PIECE, 7, -1])('answers a piece that begins at %i by where to go on', async (offset) => {
		const piece = LONG.subarray(PIECE, 2 * PIECE);
		const answer = await page.append(harness.on(), { ...state(), offset }, piece);
		expect(answer).toMatchObject({ ok: true, value: { offset: PIECE } });
		expect(harness.called()).toEqual([]);
		await isWhole();
	});

	it('takes a piece that comes again, and one that is behind what Dropbox has', async () => {
		const [behind, again] = [page.copy(), page.copy()];
		await page.step(harness.on());
		await again.step(harness.on());
		expect(again.offset).toBe(page.offset);
		await again.append(harness.on(), { state: again.state, offset: again.offset }, LONG.subarray(2 * PIECE));
		await behind.step(harness.on());
		expect(behind.offset).toBe(2 * PIECE);
		await isWhole();
	});

	it('takes the last piece as well, so that only the end is to be said', async () => {
		await page.step(harness.on());
		const answer = await page.append(harness.on(), state());
		expect(answer).toMatchObject({ ok: true, value: { offset: LONG.length } });
		page.take(answer);
		await isWhole();
	});

	it('goes back to where Dropbox is when that has less than it should', async () => {
		await page.step(harness.on());
		const behind = { ...harness.world.dropbox, appendPiece: async () => PIECE + 1 };
		const answer = await page.append(harness.on(behind), state(), LONG.subarray(2 * PIECE));
		expect(answer).toMatchObject({ ok: true, value: { offset: PIECE } });
		page.take(answer);
		await isWhole();
	});

	it('goes on when its link has expired meanwhile, for 24 hours', async () => {
		const { world } = harness;
		page = harness.page({ content: LONG }, linkTo(harness.folderId, { expires: world.clock.now() + 60_000 }));
		await page.step(harness.on());
		await world.clock.sleep(23 * 60 * 60_000);
		expect(statusOf(await page.step(harness.on()))).toBe('goes on');
		const late = page.copy();
		expect(statusOf(await page.step(harness.on()))).toBe('uploaded');
		await world.clock.sleep(60 * 60_000);
		expect(statusOf(await late.step(harness.on()))).toBe('source_incomplete');
		expect(statusOf(await harness.page({}, page.link).step(harness.on()))).toBe('link_expired');
	});

	it('refuses what is not of its link, or not whole, and sends nothing', async () => {
		const other = await harness.makeFolder('/Cases/22-2');
		harness.world.emulator.log.clear();
		const stolen = async (link: string) =>
			statusOf(await Object.assign(page.copy(), { link }).step(harness.on()));
		expect(await stolen(linkTo(other))).toBe('link_not_valid');
		expect(await stolen(linkTo(harness.folderId, { includesPrivileged: true }))).toBe('link_not_valid');
		expect(await stolen('')).toBe('link_not_valid');
		expect(statusOf(await page.append(harness.on(), { ...state(), state: `${page.state}x` }))).toBe(
			'link_not_valid',
		);
		expect(statusOf(await page.append(harness.on(), { offset: 0 }))).toBe('invalid_input');
		for (const bytes of [LONG.subarray(0, PIECE - 1), LONG.subarray(0, PIECE + 1), Buffer.alloc(0)])
			expect(statusOf(await page.append(harness.on(), state(), bytes))).toBe('source_incomplete');
		expect(harness.called()).toEqual([]);
	});

	it('says so when Dropbox no longer has the beginning', async () => {
		harness.world.state.sessions.end(page.sessionId);
		expect(await page.step(harness.on())).toMatchObject({
			refusal: { reason: 'source_incomplete', advice: 'Upload it again.' },
		});
	});

	it('adds the pieces of several documents in one run', async () => {
		const second = harness.page({ content: LONG, name: 'b.mp4' });
		await second.step(harness.on());
		const requestOf = (its: UploadPage) => ({
			request: { link: its.link, action: 'append', details: { state: its.state, offset: its.offset } },
			piece: pieceOf(LONG.subarray(PIECE, 2 * PIECE)),
		});
		const broken = { ...requestOf(page), request: { link: '', action: 'append', details: {} } };
		const outcomes = await append.run([requestOf(page), broken, requestOf(second)], harness.on());
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
	});
});
