/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { DropboxPort } from '@/nodes/shared/dropbox/port';

/** Everything below a folder: paths, and for files what they hold, as content hashes. */
export async function treeOf(dropbox: DropboxPort, address = ''): Promise<Record<string, string>> {
	const tree: Record<string, string> = {};
	for await (const page of dropbox.list(address, 'all levels')) {
		for (const entry of page) {
			tree[entry.path ?? entry.id] = entry.kind === 'file' ? (entry.contentHash ?? '') : 'folder';
		}
	}
	return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => a.localeCompare(b)));
}
