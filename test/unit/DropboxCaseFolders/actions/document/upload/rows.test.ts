/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadRows } from '@/nodes/DropboxCaseFolders/actions/document/upload/rows';
import type { FiledDocument } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';

const file: FileEntry = {
	...{ kind: 'file', id: 'id:f', name: 'a b.txt', path: '/Case/In/a b.txt', pathLower: '/case/in/a b.txt' },
	...{ rev: '0123', size: 5, contentHash: 'c0ffee', clientModified: '', serverModified: '' },
};
const filed: FiledDocument = {
	...{ status: 'keptBoth', file, caseFolder: { kind: 'folder', id: 'id:c' } as FolderEntry },
	...{ subfolder: 'In', warnings: ['w'], formerVersion: undefined, reason: undefined },
	...{ size: 5, calls: 2, label: 'text' },
};
const row = (more: Partial<FiledDocument> = {}, how: { simplify?: boolean; dryRun?: boolean } = {}) =>
	uploadRows({ documents: [{ ...filed, ...more }], simplify: false, dryRun: false, ...how })[0];

describe('the rows of Upload Document', () => {
	it('say all of a document but its bytes', () => {
		expect(row()).toEqual({
			...{ status: 'keptBoth', fileId: 'id:f', name: 'a b.txt', path: '/Case/In/a b.txt', subfolder: 'In' },
			...{ rev: '0123', size: 5, contentHash: 'c0ffee', folderId: 'id:c', warnings: ['w'] },
			url: 'https://www.dropbox.com/home/Case/In?preview=a%20b.txt',
			...{ calls: 2, previousVersion: null, reason: null },
		});
	});

	it('leave empty what is not known where the folder is not mounted', () => {
		expect(row({ file: { ...file, path: undefined, contentHash: undefined } })).toMatchObject({
			...{ path: null, url: null, contentHash: null },
		});
	});

	it('lead to the former version where one was archived', () => {
		const former = { ...file, id: 'id:o', rev: '0999', path: '/Case/_Archive/In/a b_v3_20260501.txt' };
		const formerVersion = { file: { ...former, name: 'a b_v3_20260501.txt' }, version: 3, wasThere: false };
		expect(row({ status: 'archived', formerVersion })).toMatchObject({
			status: 'archived',
			previousVersion: {
				...{ fileId: 'id:o', rev: '0999', version: 3, path: '/Case/_Archive/In/a b_v3_20260501.txt' },
				url: 'https://www.dropbox.com/home/Case/_Archive/In?preview=a%20b_v3_20260501.txt',
			},
		});
	});

	it('say why a document was not filed', () => {
		expect(row({ status: 'skipped', file: undefined, size: 0, calls: 0, reason: 'empty' })).toMatchObject({
			...{ status: 'skipped', fileId: null, name: null, url: null, size: 0, calls: 0, reason: 'empty' },
		});
	});

	it('are at most ten fields unless all are asked for', () => {
		const short = row({}, { simplify: true, dryRun: true }) ?? {};
		expect(Object.keys(short).length).toBeLessThanOrEqual(10);
		expect(row({}, { dryRun: true })).toMatchObject(short);
		expect(short).toMatchObject({ status: 'keptBoth', fileId: 'id:f', dryRun: true });
		expect(row({}, { simplify: true })).not.toHaveProperty('dryRun');
	});

	it('have no ID, page or revision for what a dry run only pretends', () => {
		const pretended = { ...file, id: 'id:dry-run-1', rev: 'dry-run-2' };
		expect(
			row({ file: pretended, formerVersion: { file: pretended, version: 2, wasThere: false } }),
		).toMatchObject({
			...{ fileId: null, rev: null, url: null, path: '/Case/In/a b.txt' },
			previousVersion: { fileId: null, rev: null, url: null, version: 2, path: '/Case/In/a b.txt' },
		});
	});
});
