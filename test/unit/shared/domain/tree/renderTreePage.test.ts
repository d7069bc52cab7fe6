/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';
import type { Branch } from '@/nodes/shared/domain/listing/buildTree';
import { renderTreePage } from '@/nodes/shared/domain/tree/renderTreePage';
import { file, folder } from '../listing/entries';

const branch = (listed: FolderEntry, files: FileEntry[], branches: Branch[] = []): Branch => ({
	...{ name: listed.name, folder: listed, isHit: true, branches, files },
});
const files = (count: number, path: string): FileEntry[] =>
	Array.from({ length: count }, (_, index) => file(`${path}/${index}.pdf`));
const page = (contents: Branch): string =>
	renderTreePage({
		folder: folder('/Top'),
		contents,
		wanted: { depth: Infinity, filter: {} },
		timeZone: 'UTC',
	});
const rowsIn = (html: string): number => html.match(/<li>/g)?.length ?? 0;

it('a page shows 20,000 files and folders, and says that there are more', () => {
	const inner = branch(folder('/Top/A'), files(15_000, '/Top/A'));
	const all = page(branch(folder('/Top'), files(4_999, '/Top'), [inner]));
	expect(rowsIn(all)).toBe(20_000);
	expect(all).not.toContain('Only the first');

	const cut = page(branch(folder('/Top'), files(25_000, '/Top'), [inner]));
	expect(rowsIn(cut)).toBe(20_000);
	expect(cut).toContain(
		'Only the first 20,000 of 40,001 files and folders are shown; sizes and counts include all of them.',
	);
	expect(cut).toContain('40,000 documents in 1 folder');
	for (const tag of ['ul', 'li', 'details', 'main']) {
		const opened = cut.match(new RegExp(`<${tag}[ >]`, 'g'))?.length;
		expect([tag, cut.match(new RegExp(`</${tag}>`, 'g'))?.length]).toEqual([tag, opened]);
	}
});
