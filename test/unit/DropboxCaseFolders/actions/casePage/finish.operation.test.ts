/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { finish } from '@/nodes/DropboxCaseFolders/actions/casePage/finish.operation';
import { PIECE } from '@/nodes/shared/domain/casePage/UploadState';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { createItemContext, inMemory } from '@/test/support/createItemContext';
import { CASE, createPagesHarness, statusOf, type PagesHarness } from './pagesHarness';
import { linkTo, LONG, pieceOf, TWO_PIECES, type Options, type UploadPage } from './uploadPage';

const HASH = contentHash(TWO_PIECES);

let harness: PagesHarness;
beforeEach(async () => {
	harness = await createPagesHarness();
});
afterEach(() => harness.world.close());

/** A page whose document has arrived but for its last piece. */
const almostDone = async (options: Options = {}, by = harness.link): Promise<UploadPage> => {
	const page = harness.page(options, by);
	await page.step(harness.on());
	harness.world.emulator.log.clear();
	return page;
};
const upload = async (options: Options = {}, by = harness.link) =>
	await harness.page(options, by).run(harness.on());
const state = (page: UploadPage) => ({ state: page.state, offset: page.offset });
const nothing = Buffer.alloc(0);
const filed = async () => Object.values(await harness.tree()).filter((hash) => hash !== 'folder');

describe('Finish', () => {
	it('files a document where it was dropped, and tells of it as Upload does', async () => {
		const folderId = await harness.makeFolder(`${CASE}/Discovery`);
		const row = await upload({ folderId, path: 'Scans/2026', name: 'Dep: Smith.mp4' });
		expect(row).toMatchObject({
			value: {
				...{
					status: 'uploaded',
					name: 'Dep- Smith.mp4',
					path: `${CASE}/Discovery/Scans/2026/Dep- Smith.mp4`,
				},
				...{ size: TWO_PIECES.length, previousVersion: null, reason: null },
				warnings: [expect.stringContaining('were replaced')],
				fileId: expect.stringMatching(/^id:/) as string,
			},
		});
		expect(Object.keys((row as { value: object }).value)).toEqual([
			...['status', 'fileId', 'name', 'path', 'url', 'size', 'previousVersion', 'reason', 'warnings'],
			'person',
		]);
		expect(await filed()).toEqual([HASH]);
	});

	it('files into the folder that it was dropped on, whatever name that has', async () => {
		const folderId = await harness.makeFolder(`${CASE}/Q: answers  2`);
		expect(await upload({ folderId })).toMatchObject({
			value: { path: `${CASE}/Q: answers  2/Deposition.mp4` },
		});
		expect(Object.keys(await harness.tree())).toHaveLength(2);
	});

	it('sends the last piece and commits, and neither reads nor sends anything else', async () => {
		const page = await almostDone();
		expect(statusOf(await page.step(harness.on()))).toBe('uploaded');
		expect(harness.sent()).toEqual(['append_v2', 'finish_batch_v2']);
	});

	it.each([
		['skipIfIdentical', 'keptBoth', ['Taken (1).mp4', 'Taken.mp4']],
		['keepBoth', 'keptBoth', ['Taken (1).mp4', 'Taken.mp4']],
		['replace', 'replaced', ['Taken.mp4']],
		['archive', 'archived', ['Taken.mp4', '_Archive']],
		['fail', 'name_taken', ['Taken.mp4']],
	] as const)('files by the rule %s', async (rule, status, names) => {
		await harness.put('Taken.mp4', 'theirs');
		expect(statusOf(await upload({ name: 'Taken.mp4', filing: { rule } }))).toBe(status);
		const tops = Object.keys(await harness.tree()).map((path) => path.slice(CASE.length + 1).split('/')[0]);
		expect([...new Set(tops)].sort()).toEqual(names);
	});

	it('files nothing that is there already', async () => {
		await harness.put('In/Same.mp4', TWO_PIECES);
		expect(statusOf(await upload({ path: 'In', name: 'same.mp4' }))).toBe('unchanged');
		const found = await upload({ filing: { duplicates: 'same content' } });
		expect(found).toMatchObject({ value: { status: 'duplicate', path: `${CASE}/In/Same.mp4` } });
		expect(await filed()).toEqual([HASH]);
	});

	it('says where to go on while pieces are missing, and sends nothing', async () => {
		const page = await almostDone({ content: LONG });
		expect(await page.finish(harness.on(), state(page))).toMatchObject({ value: { offset: PIECE } });
		expect(await page.finish(harness.on(), { ...state(page), offset: 0 })).toMatchObject({
			value: { offset: PIECE },
		});
		await page.step(harness.on());
		expect(await page.finish(harness.on(), state(page), nothing)).toMatchObject({
			value: { offset: 2 * PIECE },
		});
		expect(harness.called()).toEqual(['upload_session/append_v2']);
		expect(statusOf(await page.step(harness.on()))).toBe('uploaded');
	});

	it('goes back to where Dropbox is when that has less than it should', async () => {
		const page = await almostDone({ content: LONG });
		await page.step(harness.on());
		const behind = { ...harness.world.dropbox, appendPiece: async () => PIECE };
		expect(await page.finish(harness.on(behind), state(page))).toMatchObject({ value: { offset: PIECE } });
		expect(statusOf(await page.step(harness.on()))).toBe('uploaded');
	});

	it('looks again whether the document may be added', async () => {
		const folderId = await harness.makeFolder(`${CASE}/Later`);
		const page = await almostDone({ folderId });
		await harness.world.dropbox.moveFolders([{ from: folderId, to: `${CASE}/Privileged` }]);
		expect(statusOf(await page.step(harness.on()))).toBe('privileged');
		await harness.world.dropbox.moveFolders([{ from: folderId, to: `${CASE}/Archived` }]);
		const archive = { filing: { rule: 'archive', archiveFolder: 'Archived' }, folderId } as const;
		expect(statusOf(await upload(archive))).toBe('invalid_input');
		expect(statusOf(await page.step(harness.on()))).toBe('uploaded');
	});

	it('refuses a last piece that is too long or too short', async () => {
		const page = await almostDone();
		for (const bytes of ['en', 'ends'])
			expect(statusOf(await page.finish(harness.on(), state(page), Buffer.from(bytes)))).toBe(
				'source_incomplete',
			);
		expect(harness.sent()).toEqual([]);
	});

	it('refuses what Dropbox no longer has, unless it is filed', async () => {
		const page = await almostDone({ filing: { rule: 'archive' } });
		await harness.put('Deposition.mp4', 'theirs');
		const before = await harness.tree();
		harness.world.state.sessions.end(page.sessionId);
		expect(await page.step(harness.on())).toMatchObject({
			refusal: { reason: 'source_incomplete', advice: 'Upload it again.' },
		});
		expect(await harness.tree()).toEqual(before);
		await harness.put('Deposition (1).mp4', TWO_PIECES);
		const other = await almostDone();
		harness.world.state.sessions.end(other.sessionId);
		expect(statusOf(await other.step(harness.on()))).toBe('unchanged');
	});

	it('refuses what is not what was sent', async () => {
		const page = await almostDone();
		const other = await almostDone({ content: Buffer.alloc(TWO_PIECES.length, 'other') });
		const { dropbox } = harness.world;
		const mixed = {
			...dropbox,
			appendPiece: async (_: string, ...more: [number, never, boolean]) =>
				await dropbox.appendPiece(other.sessionId, ...more),
			upload: async ([document]: Parameters<typeof dropbox.upload>[0]) => {
				if (document?.source.arrived === undefined) throw new TypeError('it was to have arrived');
				const arrived = { ...document.source.arrived, sessionId: other.sessionId };
				return await dropbox.upload([{ ...document, source: { ...document.source, arrived } }]);
			},
		};
		expect(statusOf(await page.step(harness.on(mixed)))).toBe('content_mismatch');
	});

	it('keeps to the guard of the credential', async () => {
		const page = await almostDone();
		const guarded = harness.guardedBy({ onlyBelow: [], neverBelow: [harness.folderId] });
		expect(statusOf(await page.step(harness.on(guarded)))).toBe('guarded');
		expect(await harness.tree()).toEqual({});
	});

	it('does not show where a privileged document is that is the same', async () => {
		await harness.put('Work/Privileged/Notes on the client.mp4', TWO_PIECES);
		const options: Options = { filing: { duplicates: 'same content' } };
		const hidden = await upload(options);
		expect(hidden).toMatchObject({ value: { status: 'duplicate', name: null, path: null, fileId: null } });
		expect(JSON.stringify(hidden)).not.toContain('Notes');
		const all = linkTo(harness.folderId, { includesPrivileged: true });
		expect(await upload(options, all)).toMatchObject({
			value: { status: 'duplicate', name: 'Notes on the client.mp4' },
		});
	});

	it('files the documents of one run together, each for itself', async () => {
		const pages = await Promise.all([
			almostDone({ name: 'a.mp4' }),
			almostDone({ name: 'b.mp4', filing: { rule: 'fail' } }),
			almostDone({ name: 'c.mp4', content: LONG }),
			almostDone({ name: 'd.mp4' }),
		]);
		await harness.put('b.mp4', 'theirs');
		const [first, , , last] = pages as [UploadPage, UploadPage, UploadPage, UploadPage];
		const requests = [...pages, first].map((page) => page.finishRequest());
		requests.push({ ...last.finishRequest(), piece: pieceOf(Buffer.from('wrong')) });
		harness.world.emulator.log.clear();
		const outcomes = await finish.run(requests, harness.on());
		const rows = outcomes.map((outcome) => {
			const row = outcome.ok ? finish.rows(outcome.value)[0] : undefined;
			return row?.['status'] ?? row?.['offset'] ?? (outcome.ok ? undefined : outcome.refusal.reason);
		});
		expect(rows).toEqual(['uploaded', 'name_taken', PIECE, 'uploaded', 'unchanged', 'source_incomplete']);
		expect(harness.sent().filter((route) => route === 'finish_batch_v2')).toHaveLength(1);
	});

	it('reads its fields', async () => {
		const page = await almostDone();
		const request = {
			headers: { authorization: `Bearer ${harness.link}` },
			body: { action: 'finish', request: JSON.stringify(state(page)) },
		};
		const fields = {
			...{ request, privilegedFolders: 'Privileged', ifNameTaken: 'archive' },
			options: { archiveFolder: 'Old', checkForDuplicates: 'sameContent', lockArchivedVersions: true },
		};
		const item = { json: request, binary: { piece: inMemory('end') } };
		const read = await finish.read(createItemContext(fields, item), 0);
		expect(read.filing).toEqual({
			...{ rule: 'archive', duplicates: 'same content', archiveFolder: 'Old', lockArchived: true },
			timezone: 'America/New_York',
		});
		const [outcome] = await finish.run([read], harness.on());
		expect(outcome?.ok === true && finish.rows(outcome.value)).toMatchObject([{ status: 'uploaded' }]);
	});

	it('needs no file with a request that only says that all has been sent', async () => {
		const page = await almostDone();
		page.take(await page.append(harness.on(), state(page)));
		const [outcome] = await finish.run([{ ...page.finishRequest(), piece: undefined }], harness.on());
		expect(outcome).toMatchObject({ ok: true, value: { kind: 'filed' } });
		const other = await almostDone({ name: 'b.mp4' });
		const [missing] = await finish.run([{ ...other.finishRequest(), piece: undefined }], harness.on());
		expect(missing).toMatchObject({ refusal: { reason: 'source_incomplete' } });
	});
});
