/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Entry, FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';

let last = 0;

/** A folder at a path; its ID is new unless one is given. */
export function folder(path: string, id = `id:folder${++last}`): FolderEntry {
	return {
		kind: 'folder',
		id,
		name: path.slice(path.lastIndexOf('/') + 1),
		path,
		pathLower: path.toLowerCase(),
		ownNamespaceId: undefined,
		parentNamespaceId: undefined,
	};
}

/** A file at a path; its ID is new unless one is given. */
export function file(path: string, more: Partial<FileEntry> = {}): FileEntry {
	return {
		kind: 'file',
		id: `id:file${++last}`,
		name: path.slice(path.lastIndexOf('/') + 1),
		path,
		pathLower: path.toLowerCase(),
		rev: '015f0000000000000',
		size: 10,
		contentHash: 'c0ffee',
		clientModified: '2026-01-01T00:00:00Z',
		serverModified: '2026-01-02T00:00:00Z',
		...more,
	};
}

/** Pages as a listing gives them; `pulled` says how many were asked for. */
export function pages(...contents: Entry[][]): AsyncIterable<Entry[]> & { pulled(): number } {
	let pulled = 0;
	return {
		async *[Symbol.asyncIterator]() {
			for (const page of contents) {
				pulled++;
				yield page;
			}
		},
		pulled: () => pulled,
	};
}
