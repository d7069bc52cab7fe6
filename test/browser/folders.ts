/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';
import type { Branch } from '@/nodes/shared/domain/listing/buildTree';

export const folderNamed = (name: string, path = `/Cases/${name}`): FolderEntry => ({
	...{ kind: 'folder', id: `id:${name}`, name, path, pathLower: path.toLowerCase() },
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});

export const fileNamed = (name: string, size = 1234, modified = '2026-03-03T15:00:00Z'): FileEntry => ({
	...{ kind: 'file', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name.toLowerCase()}` },
	...{ rev: '1', size, contentHash: undefined, clientModified: modified, serverModified: modified },
});

/** A folder of a tree; its files are given by their names or as a whole. */
export const branch = (
	name: string,
	branches: Branch[] = [],
	files: Array<string | FileEntry> = [],
): Branch => ({
	...{ name, folder: folderNamed(name), isHit: true, branches },
	files: files.map((file) => (typeof file === 'string' ? fileNamed(file) : file)),
});
