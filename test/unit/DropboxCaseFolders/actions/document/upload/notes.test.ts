/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { OUTDATED } from '@/nodes/DropboxCaseFolders/actions/document/upload/plan/PlannedDocument';
import { uploadNotes } from '@/nodes/DropboxCaseFolders/actions/document/upload/notes';
import type {
	FiledDocument,
	UploadResult,
} from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';

const filed = (document: Partial<FiledDocument>, dryRun = false): UploadResult => ({
	documents: [document as FiledDocument],
	...{ dryRun, simplify: true },
});
const results = (...documents: Array<[status: FiledDocument['status'], size?: number]>): UploadResult[] =>
	documents.map(([status, size = 5]) => filed({ status, size }));

describe('what is noted of a run', () => {
	it('is nothing where everything was uploaded', () => {
		expect(uploadNotes(results(['uploaded'], ['uploaded']))).toEqual([]);
	});

	it('is how many documents were left as they are', () => {
		const many = results(
			...Array.from({ length: 1000 }, (_, index): ['unchanged' | 'uploaded'] => [
				index < 312 ? 'unchanged' : 'uploaded',
			]),
		);
		expect(uploadNotes(many)).toEqual([
			'312 of 1,000 documents already existed with the same content and were left unchanged.',
		]);
		expect(uploadNotes(results(['unchanged']))).toEqual([
			'1 of 1 documents already existed with the same content and was left unchanged.',
		]);
	});

	it('is what became of the others', () => {
		expect(
			uploadNotes(results(['duplicate'], ['keptBoth'], ['replaced'], ['archived'], ['archived'])),
		).toEqual([
			'1 of 5 documents is already elsewhere in its case folder and was not filed again.',
			'1 of 5 documents was filed under a numbered name because its own name was taken.',
			'1 of 5 documents replaced a file with the same name.',
			'2 of 5 documents replaced prior versions, which are kept in the archive folder.',
		]);
	});

	it('is how many were skipped, and how long they were', () => {
		expect(uploadNotes(results(['skipped', 0], ['skipped', 0], ['skipped', 0]))).toEqual([
			'3 of 3 documents were skipped: they have 0 bytes.',
		]);
		expect(uploadNotes(results(['skipped', 7]))).toEqual(['1 of 1 documents was skipped: it has 7 bytes.']);
		expect(uploadNotes(results(['skipped', 0], ['skipped', 1007]))).toEqual([
			'2 of 2 documents were skipped: they have up to 1,007 bytes.',
		]);
	});

	it('tells those that a later document has taken the place of from placeholders', () => {
		const late = { status: 'skipped', size: 9, reason: OUTDATED } as FiledDocument;
		expect(uploadNotes([...results(['skipped', 0]), filed(late)])).toEqual([
			'1 of 2 documents was skipped because a later one of this run has the same name and is already there.',
			'1 of 2 documents was skipped: it has 0 bytes.',
		]);
		expect(uploadNotes([filed(late), filed(late)])).toHaveLength(1);
	});

	it('tells what a dry run only looked at from what was filed', () => {
		expect(uploadNotes([filed({ status: 'unchanged' }), filed({ status: 'unchanged' }, true)])).toEqual([
			'1 of 1 documents already existed with the same content and was left unchanged.',
			'Dry run: 1 document was not written.',
		]);
	});
});
