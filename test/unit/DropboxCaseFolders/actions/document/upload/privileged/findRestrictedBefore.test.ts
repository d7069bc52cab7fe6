/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { uploadWithPrivileged } from '@/nodes/DropboxCaseFolders/actions/document/upload/privileged/uploadWithPrivileged';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { FileEntry } from '@/nodes/shared/domain/entry';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import {
	CASE,
	caseRestriction,
	createPrivilegeHarness,
	messagesOf,
	type PrivilegeHarness,
} from '@/test/unit/DropboxCaseFolders/actions/document/restrict/privilegeHarness';
import { document, request } from '../uploadHarness';

const restriction = caseRestriction();
const item = (name: string, content: string, more: Partial<UploadRequest> = {}): UploadRequest => ({
	...request([document(name, content)], { caseFolder: CASE, subfolder: 'Letters' }),
	...{ restrictedPlace: restriction.place, ...more },
});
const privileged = (name: string, content: string) => item(name, content, { restriction });

describe('Upload of a document that was privileged before', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const reasons = async (dropbox: DropboxPort, ...requests: UploadRequest[]) =>
		(await uploadWithPrivileged(requests, dropbox)).map((outcome) =>
			outcome.ok ? outcome.value.documents.map(({ status }) => status).join() : outcome.refusal.reason,
		);
	const isOpenlyFiled = async (name: string) =>
		await on.dropbox.find(`${CASE}/Letters/${name}`).then(
			() => true,
			() => false,
		);

	it('is refused as long as it is in the restricted folder, whatever it is called there', async () => {
		await reasons(on.dropbox, privileged('Advice.txt', 'to the client alone'));
		await on.person.filesMoveV2({
			...{ from_path: `${CASE}/Privileged/Advice.txt`, to_path: `${CASE}/Privileged/2026/Doe.txt` },
		});
		const again = item('Advice.txt', 'to the client alone');
		const outcomes = await uploadWithPrivileged([again, item('Order.txt', 'to everybody')], on.dropbox);
		expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
		expect(messagesOf(outcomes)).toEqual([
			'The document is in the restricted folder, but its category is not privileged. Nothing was uploaded for this item',
		]);
		expect([await isOpenlyFiled('Advice.txt'), await isOpenlyFiled('Order.txt')]).toEqual([false, true]);

		await on.person.filesMoveV2({
			...{ from_path: `${CASE}/Privileged/2026/Doe.txt`, to_path: `${CASE}/Letters/Advice.txt` },
		});
		expect(await reasons(on.dropbox, again)).toEqual(['unchanged']);
	});

	it.each<[string, UploadRequest['restrictedPlace'], string, string]>([
		[
			'in the restricted folder',
			restriction.place,
			'/Other/22-2/privileged/2026/Advice.txt',
			'restricted_before',
		],
		['in a folder of a like name', restriction.place, '/Other/22-2/Privileged 2/Advice.txt', 'uploaded'],
		[
			'beside other restricted folders',
			{ of: 'Dropbox', address: '/Apart/22-1' },
			'/apart/22-2/Advice.txt',
			'restricted_before',
		],
		['beside that', { of: 'Dropbox', address: '/Apart/22-1' }, '/Apart 2/22-2/Advice.txt', 'uploaded'],
	])('is looked for %s of another case', async (_, restrictedPlace, path, expected) => {
		await on.person.filesUpload({ path: `${CASE}/Former.txt`, contents: Buffer.from('one') });
		const former = (await on.dropbox.find(`${CASE}/Former.txt`)) as FileEntry;
		const [existingFileId, existingFile] = [former.id, { ...former, path }];
		const moved = item('Advice.txt', 'two', { restrictedPlace, existingFileId, existingFile });
		expect(await reasons(on.dropbox, moved)).toEqual([expected]);
	});

	it('is not confused with others: of its name, of its length, or empty', async () => {
		await reasons(on.dropbox, privileged('Advice.txt', 'one'), privileged('Empty.txt', ''));
		const others = [item('Advice.txt', 'two'), item('Other.txt', 'longer'), item('Empty.txt', '')];
		expect(await reasons(on.dropbox, ...others)).toEqual(['uploaded', 'uploaded', 'uploaded']);
	});

	it('is refused where the restricted folder cannot be read', async () => {
		await reasons(on.dropbox, privileged('Advice.txt', 'one'));
		const dropbox: DropboxPort = {
			...on.dropbox,
			listWithMarkers: () => {
				throw new Refusal('no_access', 'Dropbox does not let it be read', 'Ask.');
			},
		};
		expect(await reasons(dropbox, item('Letter.txt', 'two'))).toEqual(['no_access']);
		expect(await isOpenlyFiled('Letter.txt')).toBe(false);
	});

	it('costs two lookups where there is no restricted folder', async () => {
		await reasons(on.dropbox, item('Letter.txt', 'one', { restrictedPlace: undefined }));
		const before = on.calls();
		await reasons(on.dropbox, item('Letter.txt', 'one', { restrictedPlace: undefined }));
		const plain = on.calls() - before;
		await reasons(on.dropbox, item('Letter.txt', 'one'));
		expect(on.calls() - before - plain).toBe(plain + 2);
	});
});
