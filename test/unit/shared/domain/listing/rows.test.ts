/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	simplifiedFields,
	allFields,
	flatRows,
	nestedRows,
	totalsOf,
} from '@/nodes/shared/domain/listing/rows';
import type { Branch } from '@/nodes/shared/domain/listing/buildTree';
import { file, folder } from './entries';

const listed = folder('/Legal/Case');
const letter = file('/legal/case/letters/Letter 1.pdf', { id: 'id:letter', size: 7 });
const memo = { ...file('/legal/case/Memo #1.docx', { id: 'id:memo', size: 5 }), contentHash: undefined };

const letters: Branch = {
	name: 'Letters',
	folder: folder('/Legal/Case/Letters', 'id:letters'),
	isHit: true,
	branches: [],
	files: [letter],
};
const unseen: Branch = { name: 'Old', folder: undefined, isHit: false, branches: [letters], files: [] };
const top: Branch = { name: '', folder: undefined, isHit: false, branches: [unseen], files: [memo] };

test('rows stand in the order of the tree; folders that are only on the way have none', () => {
	expect(flatRows(top, listed).map(({ relativePath, depth }) => [relativePath, depth])).toEqual([
		['Old/Letters', 2],
		['Old/Letters/Letter 1.pdf', 3],
		['Memo #1.docx', 1],
	]);
});

test('a file’s row', () => {
	expect(flatRows(top, listed)[1]).toEqual({
		fileId: 'id:letter',
		name: 'Letter 1.pdf',
		type: 'file',
		relativePath: 'Old/Letters/Letter 1.pdf',
		path: '/Legal/Case/Old/Letters/Letter 1.pdf',
		depth: 3,
		size: 7,
		modified: '2026-01-02T00:00:00Z',
		contentHash: 'c0ffee',
		url: 'https://www.dropbox.com/home/Legal/Case/Old/Letters?preview=Letter%201.pdf',
		clientModified: '2026-01-01T00:00:00Z',
		rev: '015f0000000000000',
	});
});

test('a folder’s row has the same fields but for its ID, null where folders have nothing', () => {
	const [row] = flatRows(top, listed);
	expect(row).toMatchObject({
		folderId: 'id:letters',
		type: 'folder',
		size: null,
		modified: null,
		rev: null,
	});
	expect(row?.url).toBe('https://www.dropbox.com/home/Legal/Case/Old/Letters');
	const ofFile = Object.keys(flatRows(top, listed)[1] ?? {});
	expect(Object.keys(row ?? {})).toEqual(['folderId', ...ofFile.filter((name) => name !== 'fileId')]);
});

test('a file that cannot be downloaded has no hash', () => {
	expect(flatRows(top, listed)[2]).toMatchObject({ name: 'Memo #1.docx', contentHash: null });
});

test('in a folder that is not mounted there are no paths and no links', () => {
	const unmounted = { ...listed, path: undefined, pathLower: undefined };
	for (const row of flatRows(top, unmounted)) expect([row.path, row.url]).toEqual([null, null]);
});

test('nested rows hold each folder’s contents, folders on the way too', () => {
	const [old, other] = nestedRows(top, listed, allFields);
	expect(other).toMatchObject({ name: 'Memo #1.docx' });
	expect(other).not.toHaveProperty('children');
	expect(old).toMatchObject({
		folderId: null,
		name: 'Old',
		children: [{ name: 'Letters', children: [{ name: 'Letter 1.pdf', depth: 3 }] }],
	});
});

test('a simplified row has at most ten fields, those that workflows mostly need', () => {
	const row = simplifiedFields(allFields(flatRows(top, listed)[1] as Parameters<typeof simplifiedFields>[0]));
	expect(Object.keys(row)).toHaveLength(10);
	expect(row).not.toHaveProperty('rev');
	expect(row).toMatchObject({ fileId: 'id:letter', relativePath: 'Old/Letters/Letter 1.pdf', size: 7 });
});

test('totals count what the tree shows', () => {
	expect(totalsOf(top)).toEqual({ files: 2, folders: 2, bytes: 12 });
});
