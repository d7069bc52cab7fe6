/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { start } from '@/nodes/DropboxCaseFolders/actions/casePage/start.operation';
import type { PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { PIECE } from '@/nodes/shared/domain/casePage/UploadState';
import { createItemContext, inMemory } from '@/test/support/createItemContext';
import { CASE, createPagesHarness, statusOf, type PagesHarness } from './pagesHarness';
import { linkTo, LONG, pieceOf, PRIVILEGED, type Options } from './uploadPage';

let harness: PagesHarness;
beforeEach(async () => {
	harness = await createPagesHarness();
	harness.world.emulator.log.clear();
});
afterEach(() => harness.world.close());

const startBy = async (link: string, options: Options = {}) =>
	statusOf(await harness.page(options, link).step(harness.on()));
const by = async (more: Partial<PageLink>) => await startBy(linkTo(harness.folderId, more));

describe('Start', () => {
	it('opens a session with the first piece, and says where to go on', async () => {
		const page = harness.page();
		expect(await page.step(harness.on())).toMatchObject({ ok: true, value: { offset: PIECE } });
		expect(harness.sent()).toEqual(['start']);
		expect(await harness.tree()).toEqual({});
	});

	it('opens one as well for a document that is no longer than a piece', async () => {
		const page = harness.page({ content: Buffer.from('short') });
		await page.step(harness.on());
		expect(page.offset).toBe(5);
		expect(statusOf(await page.step(harness.on()))).toBe('uploaded');
	});

	it('refuses links that are not valid, have expired, or are for viewing, before anything is sent', async () => {
		expect(await by({ expires: harness.world.clock.now() })).toBe('link_expired');
		expect(await by({ canAdd: false })).toBe('no_access');
		expect(await startBy('')).toBe('link_not_valid');
		expect(await startBy(`${harness.link}x`)).toBe('link_not_valid');
		expect(harness.sent()).toEqual([]);
	});

	it('refuses what could not be filed in the end, before anything is sent', async () => {
		expect(await startBy(harness.link, { path: 'Privileged' })).toBe('privileged');
		expect(await startBy(harness.link, { name: '///' })).toBe('name_not_allowed');
		expect(await startBy(harness.link, { folderId: await harness.makeFolder('/Elsewhere') })).toBe(
			'not_found',
		);
		const neverBelow = harness.guardedBy({ onlyBelow: [], neverBelow: [harness.folderId] });
		harness.world.emulator.log.clear();
		expect(statusOf(await harness.page().step(harness.on(neverBelow)))).toBe('guarded');
		expect(harness.sent()).toEqual([]);
	});

	it('refuses documents of more than 20 GB, and pieces that are not whole', async () => {
		const page = harness.page();
		const startWith = async (size: unknown, bytes: Buffer) => {
			const details = { name: 'a.mp4', folderId: null, path: '', size };
			return statusOf(await page.start(harness.on(), details, bytes));
		};
		const piece = LONG.subarray(0, PIECE);
		expect(await startWith(20 * 1024 ** 3 + 1, piece)).toBe('too_large');
		expect(await startWith(PIECE + 1, piece.subarray(1))).toBe('source_incomplete');
		expect(await startWith(PIECE - 1, piece)).toBe('source_incomplete');
		expect(await startWith(2 * PIECE, LONG.subarray(0, PIECE + 1))).toBe('source_incomplete');
		expect(await startWith(-1, piece)).toBe('invalid_input');
		expect(await startWith('9', piece)).toBe('invalid_input');
		expect(harness.sent()).toEqual([]);
	});

	it('opens a session for each item of a run, and refuses one alone', async () => {
		const requestFor = (name: string, bytes: Buffer) => ({
			request: {
				...{ link: harness.link, action: 'start' },
				details: { name, folderId: null, path: '', size: bytes.length },
			},
			...{ privileged: PRIVILEGED, piece: pieceOf(bytes) },
		});
		const names = ['a.mp4', '..', 'b.mp4'];
		const requests = names.map((name) => requestFor(name, Buffer.from(name)));
		const outcomes = await start.run(requests, harness.on());
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(harness.sent()).toEqual(['start', 'start']);
	});

	it('reads the piece out of the binary field “piece”', async () => {
		const details = { name: 'a.txt', folderId: null, path: '', size: 5 };
		const request = {
			headers: { authorization: `Bearer ${harness.link}` },
			body: { action: 'start', request: JSON.stringify(details) },
		};
		const run = async (binary: IDataObject) => {
			const context = createItemContext(
				{ request, privilegedFolders: 'Privileged' },
				{ json: request, binary: binary as never },
			);
			const [outcome] = await start.run([await start.read(context, 0)], harness.on());
			return statusOf(outcome as never);
		};
		expect(await run({ piece: inMemory('hello') as never, other: inMemory('x') as never })).toBe('goes on');
		expect(await run({ other: inMemory('hello') as never })).toBe('source_incomplete');
		expect(await harness.world.dropbox.find(CASE)).toMatchObject({ id: harness.folderId });
	});
});
