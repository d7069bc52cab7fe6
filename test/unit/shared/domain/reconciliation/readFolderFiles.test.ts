/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { manifestName } from '@/nodes/shared/domain/manifest/manifestName';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { readFolderFiles } from '@/nodes/shared/domain/reconciliation/readFolderFiles';

const file = (name: string, more: object = {}) => ({
	...{ fileId: `id:${name}`, name, type: 'file', size: 3, contentHash: 'h' },
	...more,
});
const folder = (name: string, ...children: object[]) => ({ name, type: 'folder', children });
const read = (children: unknown, archiveFolder = '_Archive') =>
	readFolderFiles({ children }, archiveFolder).map(
		({ subfolder, name, isArchived }) => `${subfolder}/${name}${isArchived ? ' archived' : ''}`,
	);

it('lists files with their subfolders, and knows prior versions', () => {
	const tree = [
		file('A.pdf'),
		folder('Pleadings', file('B.pdf'), folder('2026', file('C.pdf'))),
		folder('_ARCHIVE', file('A_v1.pdf'), folder('Pleadings', file('B_v1.pdf'))),
	];
	expect(read(tree)).toEqual([
		...['/A.pdf', 'Pleadings/B.pdf', 'Pleadings/2026/C.pdf'],
		...['_ARCHIVE/A_v1.pdf archived', '_ARCHIVE/Pleadings/B_v1.pdf archived'],
	]);
	expect(read(tree, '')).toContain('_ARCHIVE/A_v1.pdf');
});

it('leaves out what is no document', () => {
	const root = 'a'.repeat(64);
	const own = [
		markerFileName('22-1'),
		RECORD_NAME,
		manifestName('00012-Doe', root),
		manifestName('...', root),
	];
	expect(read(own.map((name) => file(name)))).toEqual([]);
	expect(read([file('The manifest.json'), file('manifest 2026.json')])).toHaveLength(2);
});

it('takes what it cannot read for nothing', () => {
	expect(read(undefined)).toEqual([]);
	expect(read([null, 'a', folder('A'), { type: 'folder', name: 'B', children: 'none' }])).toEqual([]);
	expect(readFolderFiles({ children: [{ type: 'file' }] }, '')).toEqual([
		{ fileId: '', name: '', subfolder: '', size: 0, isArchived: false, contentHash: '' },
	]);
});
