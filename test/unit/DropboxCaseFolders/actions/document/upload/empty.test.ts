/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { GivenDocument } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { sourceOf } from '@/test/support/sourceOf';
import {
	CASE,
	createUploadHarness,
	document,
	hashOf,
	request,
	statuses,
	type UploadHarness,
} from './uploadHarness';

describe('An empty document', () => {
	let on: UploadHarness;
	beforeEach(async () => {
		on = await createUploadHarness();
	});
	afterEach(() => on.world.close());

	const empty = document('note.txt', '');
	const ofUnknownLength: GivenDocument = { ...empty, source: sourceOf('') };
	const blank: GivenDocument = { ...document('note.txt', ' \n'), isBlank: true };
	const kinds = [
		['of no bytes', empty],
		['of a length that is not known before', ofUnknownLength],
		['that is white space', blank],
	] as const;
	const rules = ['replace', 'archive'] as const;

	describe.each(kinds)('%s', (_, given) => {
		it.each(rules)('takes the place of no other under %s', async (rule) => {
			await on.put('note.txt', 'called the court');
			const before = await on.tree();
			const outcomes = await on.upload(
				request([given], { rule }),
				request([given], { rule, minimumSize: 1 }),
				request([document('other.txt', 'other')], { rule }),
				request([given], { rule, dryRun: true }),
			);
			expect(outcomes[0]).toMatchObject({
				refusal: { reason: 'invalid_input', message: expect.stringContaining('empty') },
			});
			const small = given === blank ? 'invalid_input' : 'skipped';
			expect(statuses(outcomes)).toEqual(['invalid_input', small, 'uploaded', 'invalid_input']);
			expect(await on.tree()).toEqual({ ...before, [`${CASE}/other.txt`]: hashOf('other') });
		});

		it('is filed where nothing is lost by it, which is said', async () => {
			for (const rule of ['skipIfIdentical', ...rules] as const) {
				const [outcome] = await on.upload(request([given], { rule }));
				expect(outcome).toMatchObject({
					value: { documents: [{ file: { name: 'note.txt' }, warnings: ['The document is empty'] }] },
				});
			}
			await on.put('Letters/note.txt', 'a letter');
			expect(statuses(await on.upload(request([given], { subfolder: 'Letters' })))).toEqual(['keptBoth']);
		});
	});

	it('may give its place to one that is not', async () => {
		await on.put('note.txt', '');
		expect(statuses(await on.upload(request([document('note.txt', 'a')], { rule: 'replace' })))).toEqual([
			'replaced',
		]);
	});

	it('says nothing of itself where it is passed over', async () => {
		expect(await on.upload(request([empty], { minimumSize: 1 }))).toMatchObject([
			{ value: { documents: [{ status: 'skipped', warnings: [] }] } },
		]);
	});
});
