/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type {
	GivenDocument,
	UploadRequest,
} from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { documentOf, sourceOf } from '@/test/support/sourceOf';
import {
	CASE,
	createUploadHarness,
	document,
	hashOf,
	request,
	statuses,
	openCount,
	type UploadHarness,
} from './uploadHarness';

describe('Upload Document', () => {
	let on: UploadHarness;
	beforeEach(async () => {
		on = await createUploadHarness();
	});
	afterEach(() => on.world.close());

	describe('finds duplicates elsewhere in the case folder', () => {
		const sameContent: Partial<UploadRequest> = { duplicates: 'same content' };
		const sameNameAndSize: Partial<UploadRequest> = { duplicates: 'same name and size' };

		it('by content, whatever they are called', async () => {
			await on.put('Old/letter.pdf', 'hello');
			const outcomes = await on.upload(
				request([document('a.pdf', 'hello'), document('b.pdf', 'world')], {
					...sameContent,
					subfolder: 'New',
				}),
			);
			expect(statuses(outcomes)).toEqual(['duplicate,uploaded']);
			expect(outcomes).toMatchObject([
				{ value: { documents: [{ file: { path: `${CASE}/Old/letter.pdf` } }, {}] } },
			]);
		});

		it('by name and size, without reading them', async () => {
			await on.put('Old/Letter.pdf', 'hello');
			const given = [document('letter.pdf', 'world'), document('other.pdf', 'hello')];
			const outcomes = await on.upload(request(given, { ...sameNameAndSize, subfolder: 'New' }));
			expect(statuses(outcomes)).toEqual(['duplicate,uploaded']);
			expect(openCount(given[0] as GivenDocument)).toBe(0);
		});

		it('but not in the archive, nor in the document’s own place', async () => {
			await on.put('_archive/a.txt', 'hello');
			expect(statuses(await on.upload(request([document('a.txt', 'hello')], sameContent)))).toEqual([
				'uploaded',
			]);
			expect(statuses(await on.upload(request([document('a.txt', 'hello')], sameContent)))).toEqual([
				'unchanged',
			]);
		});

		it.each([sameContent, sameNameAndSize])(
			'among the documents of the run, the first is filed (%j)',
			async (more) => {
				const run = () => [
					request([document('a.txt', 'hello')], { ...more, subfolder: 'In' }),
					request([document('a.txt', 'hello')], { ...more, subfolder: 'Out' }),
					request([document('b.txt', 'other')], { ...more, subfolder: 'Out' }),
				];
				expect(statuses(await on.upload(...run()))).toEqual(['uploaded', 'duplicate', 'uploaded']);
				expect(statuses(await on.upload(...run()))).toEqual(['unchanged', 'duplicate', 'unchanged']);
			},
		);

		it('is not content with a file that another document is about to replace', async () => {
			await on.put('In/a.txt', 'old');
			const run = () => [
				request([document('z.txt', 'old')], { ...sameContent, subfolder: 'Out' }),
				request([document('a.txt', 'new')], { ...sameContent, subfolder: 'In', rule: 'replace' }),
			];
			expect(statuses(await on.upload(...run()))).toEqual(['uploaded', 'replaced']);
			expect(statuses(await on.upload(...run()))).toEqual(['unchanged', 'unchanged']);
		});

		it.each([
			['replace', 'replace'],
			['archive', 'archive'],
			['skipIfIdentical', 'replace'],
		] as const)(
			'is not content with another document of the run (%s) that a later one takes the place of (%s)',
			async (first, rule) => {
				const more = { ...sameContent, rule };
				const run = () => [
					request([document('a.txt', 'draft')], { ...more, rule: first, subfolder: 'In' }),
					request([document('z.txt', 'draft')], { ...more, subfolder: 'Out' }),
					request([document('a.txt', 'final')], { ...more, subfolder: 'In' }),
				];
				await on.upload(...run());
				expect(Object.keys(await on.tree())).toContain(`${CASE}/Out/z.txt`);
				await on.upload(...run());
				const content = async (path: string) => await on.world.dropbox.find(`${CASE}/${path}`);
				expect(await content('Out/z.txt')).toMatchObject({ contentHash: hashOf('draft') });
				expect(await content('In/a.txt')).toMatchObject({ contentHash: hashOf('final') });
			},
		);

		it('and files the second where the first is refused', async () => {
			const broken = { ...document('a.txt', 'hello'), source: sourceOf('hello', 9) };
			const whole = { ...document('b.txt', 'hello'), source: documentOf('hello') };
			const outcomes = await on.upload(
				request([broken], { ...sameContent, subfolder: 'In' }),
				request([whole], { ...sameContent, subfolder: 'Out' }),
			);
			expect(statuses(outcomes)).toEqual(['source_incomplete', 'uploaded']);
		});
	});
});
