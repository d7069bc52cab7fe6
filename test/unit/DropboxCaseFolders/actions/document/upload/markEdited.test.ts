/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { EDITED } from '@/nodes/DropboxCaseFolders/actions/document/upload/markEdited';
import { uploadRows } from '@/nodes/DropboxCaseFolders/actions/document/upload/rows';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import {
	CASE,
	createPrivilegeHarness,
	type PrivilegeHarness,
} from '@/test/unit/DropboxCaseFolders/actions/document/restrict/privilegeHarness';
import { document, request } from './uploadHarness';

const LETTER = `${CASE}/Letter.txt`;

describe('A copy that somebody edited in Dropbox', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const file = async (content: string, rule: UploadRequest['rule'] = 'archive', more = {}) => {
		const item = request([document('Letter.txt', content)], { caseFolder: CASE, rule, ...more });
		const [outcome] = await uploadDocuments([item], on.dropbox);
		if (outcome?.ok !== true) throw new Error('refused');
		return uploadRows(outcome.value)[0] as Record<string, unknown>;
	};
	/** @returns its revision */
	const edit = async (by: string, content: string) =>
		(
			await on.as(by).filesUpload({
				...{ path: LETTER, contents: Buffer.from(content), mode: { '.tag': 'overwrite' } },
			})
		).result.rev;

	it('is told with what became of it when a new version is archived over it', async () => {
		await file('first');
		expect(await file('second')).not.toHaveProperty('editedCopy');
		const rev = await edit('ravi', 'edited');
		const row = await file('third');
		expect(row).toMatchObject({ status: 'archived', warnings: [EDITED] });
		const { fileId, path } = row['previousVersion'] as Record<string, unknown>;
		expect(row['editedCopy']).toEqual({ rev, fileId, path });
		expect(await file('fourth')).not.toHaveProperty('editedCopy');
	});

	it('is told by the same revision each time that a version is filed beside it, also when that is there already', async () => {
		const { fileId } = await file('first', 'keepBoth');
		const rev = await edit('ravi', 'edited');
		const editedCopy = { rev, fileId, path: LETTER };
		expect(await file('second', 'keepBoth')).toMatchObject({ status: 'keptBoth', editedCopy });
		expect(await file('second', 'keepBoth')).toMatchObject({ status: 'unchanged', editedCopy });
		expect(await file('third', 'keepBoth')).toMatchObject({ status: 'keptBoth', editedCopy });
	});

	it('has no place of its own when it was replaced', async () => {
		await file('first', 'replace');
		const rev = await edit('ravi', 'edited');
		expect(await file('second', 'replace')).toMatchObject({ editedCopy: { rev, fileId: null, path: null } });
	});

	it('is told by a dry run', async () => {
		await file('first');
		const rev = await edit('ravi', 'edited');
		expect(await file('edited')).not.toHaveProperty('editedCopy');
		expect(await file('second', 'skipIfIdentical', { dryRun: true })).toMatchObject({ editedCopy: { rev } });
	});

	it('is none if the connected account itself saved it', async () => {
		await file('first');
		await edit('jane', 'edited');
		expect(await file('second')).not.toHaveProperty('editedCopy');
	});
});
