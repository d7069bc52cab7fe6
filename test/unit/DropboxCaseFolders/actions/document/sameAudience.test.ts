import { archiveDocuments } from '../../../../../nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveDocuments';
import { copyDocuments } from '../../../../../nodes/DropboxCaseFolders/actions/document/clientUpload/copyDocuments';
import { uploadDocuments } from '../../../../../nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import {
	CASE,
	MEMO,
	kindsOf,
	privilegeWorld,
	toRestrict,
	type PrivilegeWorld,
} from './restrict/privilegeWorld';
import { document, request } from './upload/caseOnTrial';

const APART = `${CASE}/Privileged`;

describe('A restricted document', () => {
	let on: PrivilegeWorld;
	beforeEach(async () => {
		on = await privilegeWorld();
		await on.restrict(toRestrict(MEMO));
	});
	afterEach(() => on.close());

	const archived = async (caseFolder: string | undefined, path: string, afterwards: 'stays' | 'moves') =>
		await archiveDocuments(
			[
				{
					...{ document: path, caseFolder, archiveFolder: '_Archive', afterwards },
					...{ timezone: 'UTC', dryRun: false, simplify: true },
				},
			],
			on.dropbox,
		);
	const copied = async (path: string, fromElsewhere = false) =>
		await copyDocuments(
			[
				{
					...{ document: path, caseFolder: CASE, matterNumber: '22-1' },
					...{ outerFolder: 'ClientUploads', fromElsewhere, dryRun: false },
				},
			],
			on.dropbox,
		);
	const replaced = async (subfolder: string, name: string) =>
		(
			await uploadDocuments(
				[{ ...request([document(name, 'another')], { caseFolder: CASE, subfolder }), rule: 'archive' }],
				on.dropbox,
			)
		).map((outcome) => (outcome.ok ? outcome.value.documents[0]?.status : outcome.refusal.kind));

	it.each(['stays', 'moves'] as const)(
		'is not archived where others can open it (%s)',
		async (afterwards) => {
			expect(kindsOf(await archived(CASE, on.memo.id, afterwards))).toEqual(['still_exposed']);
			await expect(on.dropbox.find(`${CASE}/_Archive`)).rejects.toMatchObject({ kind: 'not_found' });
			expect(on.openers(on.memo.id).accounts).not.toContain('mia@example.com');
		},
	);

	it.each([undefined, APART])('is archived in its own folder (case folder %s)', async (caseFolder) => {
		const [outcome] = await archived(caseFolder, on.memo.id, 'stays');
		if (outcome?.ok !== true) throw outcome?.refusal;
		expect(on.openers(outcome.value.archived.file.path ?? '').accounts).not.toContain('mia@example.com');
	});

	it('is not replaced by an upload that would archive its former version where others can open it', async () => {
		expect(await replaced('Privileged', 'Memo.txt')).toEqual(['still_exposed']);
		await expect(on.dropbox.find(`${CASE}/_Archive`)).rejects.toMatchObject({ kind: 'not_found' });
	});

	it('is not copied to the client', async () => {
		expect(kindsOf(await copied(on.memo.id))).toEqual(['still_exposed']);
		await expect(on.dropbox.find('/Matters/ClientUploads')).rejects.toMatchObject({ kind: 'not_found' });
	});

	it('is not copied to the client from a restricted folder elsewhere', async () => {
		const place = { of: 'Dropbox', address: '/Matters/Apart' } as const;
		const [moved] = await on.restrict(toRestrict(on.memo.id, { place }));
		expect(moved).toMatchObject({ ok: true });
		expect(kindsOf(await copied(on.memo.id, true))).toEqual(['still_exposed']);
	});
});

describe('An ordinary document', () => {
	it('is archived and copied from whatever subfolder', async () => {
		const on = await privilegeWorld();
		const note = await on.put(`${CASE}/Notes/Note.txt`, 'a note');
		const common = { caseFolder: CASE, document: note.id, dryRun: false };
		expect(
			kindsOf(
				await archiveDocuments(
					[{ ...common, archiveFolder: '_Archive', afterwards: 'stays', timezone: 'UTC', simplify: true }],
					on.dropbox,
				),
			),
		).toEqual(['archived']);
		expect(
			kindsOf(
				await copyDocuments(
					[{ ...common, matterNumber: '22-1', outerFolder: 'ClientUploads', fromElsewhere: false }],
					on.dropbox,
				),
			),
		).toEqual(['copied']);
		on.close();
	});
});
