/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { sourceOf } from '@/test/support/sourceOf';
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

	describe('sends everything together', () => {
		const numbersOf = (count: number) => Array.from({ length: count }, (_, index) => index);
		const counted = async (requests: UploadRequest[]) => {
			const calls: number[] = [];
			const sizes: number[] = [];
			const dropbox = on.dropboxOver(on.world.send);
			const outcomes = await uploadDocuments(requests, {
				...dropbox,
				upload: async (documents, settled) => {
					sizes.push(documents.length);
					return await dropbox.upload(documents, settled);
				},
			});
			calls.push(on.world.calls('files/list_folder'), on.world.calls('files/get_metadata'));
			return { outcomes, sizes, calls };
		};

		it('a thousand notes of one name, numbered in one round', async () => {
			const requests = numbersOf(1000).map((index) =>
				request([document('note.txt', `note ${index}`)], { rule: 'keepBoth' }),
			);
			const { outcomes, sizes } = await counted(requests);
			expect(sizes).toEqual([1000]);
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			const files = await on.tree();
			expect(files[`${CASE}/note.txt`]).toBe(hashOf('note 0'));
			expect(files[`${CASE}/note (999).txt`]).toBe(hashOf('note 999'));
		});

		it('a thousand documents in five upload calls, a listing and a few looks at the case folder', async () => {
			const requests = numbersOf(1000).map((index) => request([document(`${index}.txt`, `${index}`)]));
			const outcomes = await uploadDocuments(requests, on.world.dropbox);
			expect(new Set(statuses(outcomes))).toEqual(new Set(['uploaded']));
			const routes = on.world.emulator.log.calls.map(({ route }) => route ?? '');
			const uploads = routes.filter((route) => route.includes('upload'));
			expect(uploads.length).toBeLessThanOrEqual(5);
			expect(routes.filter((route) => !route.includes('upload')).sort()).toEqual([
				// Whether the folder is that of one case, and whether that is closed; then what is in it.
				...['file_properties/templates/list_for_user', 'files/get_metadata', 'files/get_metadata'],
				...['files/list_folder', 'files/list_folder'],
			]);
		});

		it('nothing, and looks no file up, when all is there already', async () => {
			const requests = () =>
				numbersOf(1000).map((index) =>
					request([document(`${index}.txt`, `${index}`)], { subfolder: `${index % 10}` }),
				);
			await on.upload(...requests());
			on.world.emulator.log.clear();
			const { outcomes, sizes, calls } = await counted(requests());
			expect(new Set(statuses(outcomes))).toEqual(new Set(['unchanged']));
			expect(sizes).toEqual([]);
			expect(calls).toEqual([11, 2]);
			expect(on.world.calls()).toBe(14);
		});

		it('reads content only where a file of the same length stands under the name', async () => {
			await on.put('a.txt', 'hello');
			await on.put('b.txt', 'hello');
			const given = [document('a.txt', 'world'), document('b.txt', 'other length'), document('c.txt', 'x')];
			await on.upload(request(given));
			const opened = given.map(openCount);
			// Once to send it, and a second time where it had to be known first.
			expect(opened).toEqual([2, 1, 1]);
		});

		it('in one folder that is reached in several ways', async () => {
			const inner = `${CASE}/Letters`;
			const made = await on.makeFolder(inner);
			const requests = [
				request([document('a.txt', 'one')], { subfolder: 'Letters' }),
				request([document('A.TXT', 'two')], { caseFolder: on.folderId, subfolder: 'LETTERS' }),
				request([document('a.txt', 'three')], { caseFolder: inner }),
				request([document('a.txt', 'four')], { caseFolder: made.metadata.id }),
			];
			const { outcomes, sizes, calls } = await counted(requests);
			expect(statuses(outcomes)).toEqual(['uploaded', 'keptBoth', 'keptBoth', 'keptBoth']);
			expect(sizes).toEqual([4]);
			// The folder they go into; and two that are given by their paths, whether each is one case's.
			expect(calls[0]).toBe(3);
		});

		it('says how far it is', async () => {
			const said: string[] = [];
			await uploadDocuments(
				[request([document('a.txt', 'a'), document('b.txt', 'b')])],
				on.dropboxOver(on.world.send),
				(done, of, what) => said.push(`${done} of ${of} ${what}`),
			);
			expect([...new Set(said)]).toEqual(['0 of 2 documents', '1 of 2 documents', '2 of 2 documents']);
		});
	});

	describe('skips placeholders', () => {
		it('of fewer bytes than the minimum, and reads those of unknown length once', async () => {
			const unknown = { ...document('u.txt', ''), source: sourceOf('tiny') };
			const given = [document('a.txt', ''), unknown, document('c.txt', 'long enough')];
			const [outcome] = await on.upload(request(given, { minimumSize: 5 }));
			expect(outcome).toMatchObject({
				value: {
					documents: [
						{
							status: 'skipped',
							file: undefined,
							size: 0,
							calls: 0,
							reason: expect.stringContaining('0 bytes'),
						},
						{ status: 'skipped', size: 4 },
						{ status: 'uploaded', size: 11 },
					],
				},
			});
			expect(unknown.source.opened).toBe(1);
			expect(Object.keys(await on.tree())).toEqual([`${CASE}/c.txt`]);
		});
	});
});
