/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Folder } from '@/nodes/shared/clio/port';
import {
	MatterFolders,
	rootAmong,
} from '@/packages/clio-matters/nodes/ClioMatters/actions/document/downloadAll/MatterFolders';

const folder = (id: number, name: string, parentId: number): Folder => ({
	...{ id, name, etag: '', matter: undefined, createdAt: '', updatedAt: '', deletedAt: undefined },
	parent: { id: parentId, name: '', isHidden: false },
});
const folders = [
	folder(10, '00012-Miller', 1),
	folder(11, 'Letters', 10),
	folder(12, '2026', 11),
	folder(13, '2026', 10),
];

it('a path begins behind the folder of the matter, whether that is listed or not', () => {
	for (const listed of [folders, folders.slice(1)]) {
		const of = new MatterFolders(listed, 10);
		expect([10, 11, 12, 13].map((id) => of.pathOf(id))).toEqual([
			...[[], ['Letters'], ['Letters', '2026'], ['2026']],
		]);
		expect(of.hasTwins).toBe(false);
	}
});

it('a folder that Clio does not say, or that lies in itself, has no path', () => {
	const of = new MatterFolders([...folders, folder(20, 'A', 21), folder(21, 'B', 20)], 10);
	expect([of.pathOf(99), of.pathOf(undefined), of.pathOf(20)]).toEqual([undefined, undefined, undefined]);
});

it('two folders in one that an archive may write alike are twins', () => {
	expect(new MatterFolders([...folders, folder(14, 'letters', 10)], 10).hasTwins).toBe(true);
	expect(new MatterFolders([...folders, folder(14, 'A?', 13), folder(15, 'A:', 13)], 10).hasTwins).toBe(true);
});

it('the folder of the matter is told by its name and its place, or not at all', () => {
	expect(rootAmong(folders, '00012-Miller')).toBe(10);
	expect(rootAmong(folders, '00013-Smith')).toBeUndefined();
	expect(rootAmong(folders.slice(1), '00012-Miller')).toBeUndefined();
	expect(rootAmong([folder(11, '00012-Miller', 10)], '00012-Miller')).toBe(11);
});
