/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { unfinishedZipName } from '@/nodes/shared/domain/closing/closedZip';
import { documentOf } from '@/test/support/sourceOf';
import {
	closeRequest,
	createCloseHarness,
	onlyResult,
	reopenRequest,
	statuses,
	zipRequest,
	type CloseHarness,
} from './closeHarness';

/** What other runs and other people do to what Close and Reopen go by. */
describe('closed case folders', () => {
	let on: CloseHarness;
	let id: string;
	beforeEach(async () => {
		on = createCloseHarness();
		id = await on.caseFolder('/Cases/22-1', { 'a.txt': 'hello' });
	});
	afterEach(() => on.world.close());

	it('do not take for their ZIP what another run put in its place before it had its name', async () => {
		const { dropbox } = on.world;
		const before = await on.tree('/Cases');
		const outcomes = await on.closeOn(
			{
				...dropbox,
				moveFiles: async (moves) => {
					const zip = await dropbox.find(moves[0]?.from ?? '');
					if (zip.kind === 'file') {
						const mode = { kind: 'update', rev: zip.rev } as const;
						await dropbox.upload([{ address: zip.id, mode, source: documentOf('the ZIP of another case') }]);
					}
					return await dropbox.moveFiles(moves);
				},
			},
			zipRequest(id, {}, 'moves'),
		);
		expect(statuses(outcomes)).toEqual(['changed_meanwhile']);
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('do not lose a ZIP that another run finishes while this one gives up', async () => {
		const { dropbox } = on.world;
		const place = '/Closed/2026/22-1';
		// What a run that is still at work has there.
		const left = await on.put(`${place}/${unfinishedZipName('22-1.zip')}`, 'the ZIP of the other run');
		const outcomes = await on.closeOn(
			{
				...dropbox,
				upload: async (documents, settled) => {
					await on.move(left.path ?? '', `${place}/other.zip`);
					await on.makeFolder(left.path ?? '');
					return await dropbox.upload(documents, settled);
				},
				// As if files kept their revision when they are renamed.
				deleteFiles: async (deletions) =>
					await dropbox.deleteFiles(
						await Promise.all(
							deletions.map(async ({ address, rev }) => {
								const found = await dropbox.find(address);
								return { address, rev: found.kind === 'file' ? found.rev : rev };
							}),
						),
					),
			},
			zipRequest(id),
		);
		expect(outcomes[0]?.ok).toBe(false);
		expect(await on.pathOf(left.id)).toBe(`${place}/other.zip`);
	});

	it('are not said to have a ZIP that people deleted or changed since, and follow one that was moved', async () => {
		const { archiveId, archivePath } = onlyResult(await on.close(zipRequest(id)));
		await on.move(archivePath ?? '', '/Archive.zip');
		expect(onlyResult(await on.close(zipRequest(id)))).toMatchObject({
			...{ status: 'alreadyClosed', archiveId, archivePath: '/Archive.zip' },
		});
		const mode = { '.tag': 'overwrite' } as const;
		await on.world.person.filesUpload({ path: '/Archive.zip', contents: 'something else', mode });
		expect(statuses(await on.close(zipRequest(id)))).toEqual(['changed_meanwhile']);
		await on.remove('/Archive.zip');
		expect(statuses(await on.close(zipRequest(id)))).toEqual(['deleted']);
	});

	it.each([
		['of the year', '/Closed/2026'],
		['of the matter', '/Closed/2026/22-1'],
	])(
		'are refused in dry runs as in real ones where a file stands in the place of the folder %s',
		async (_, path) => {
			await on.put(path, 'a file');
			const before = await on.tree();
			for (const request of [zipRequest(id), zipRequest(id, {}, 'moves'), closeRequest(id)]) {
				const dry = statuses(await on.close({ ...request, dryRun: true }));
				expect(dry).toEqual(statuses(await on.close(request)));
				expect(dry).not.toEqual(['closed']);
			}
			expect(await on.tree()).toEqual(before);
		},
	);

	it('are put back into a folder that is itself put back, once that is back', async () => {
		const inner = await on.caseFolder('/Cases/22-1/Sub', { 's.txt': 's' });
		const before = await on.tree('/Cases');
		await on.close(closeRequest(id), closeRequest(inner));
		expect(statuses(await on.reopen(reopenRequest(id), reopenRequest(inner)))).toEqual([
			'reopened',
			'ambiguous',
		]);
		expect(statuses(await on.reopen(reopenRequest(inner)))).toEqual(['reopened']);
		expect(await on.tree('/Cases')).toEqual(before);
		expect(await on.tree('/Closed')).toEqual({ '/Closed/2026': 'folder' });
	});

	it('are not put back elsewhere by a record that somebody wrote another path into', async () => {
		await on.close(closeRequest(id));
		const record = await on.world.dropbox.find('/Closed/2026/22-1/_Closed (needed to reopen).json');
		const text = await on.world.dropbox.download(record.id, undefined, async ({ content }) => {
			const pieces: Uint8Array[] = [];
			for await (const piece of content) pieces.push(piece);
			return Buffer.concat(pieces).toString();
		});
		const contents = text.replace('"name": "22-1"', '"name": "Other/22-1"');
		expect(contents).not.toBe(text);
		await on.world.person.filesUpload({
			...{ path: record.path ?? '', contents, mode: { '.tag': 'overwrite' } },
		});
		expect(statuses(await on.reopen(reopenRequest(id)))).toEqual(['content_mismatch']);
		expect(await on.pathOf(id)).toBe('/Closed/2026/22-1');
	});
});
