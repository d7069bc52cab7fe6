/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';
import { pathKey, baseName } from '@/nodes/shared/domain/paths';

export const file = (path: string, id: string, contentHash = `content of ${id}`): FileEntry => ({
	...{ kind: 'file', id: `id:${id}`, name: baseName(path), path, pathLower: pathKey(path) },
	...{ rev: '1', size: 1, contentHash, clientModified: '', serverModified: '' },
});

export const folder = (path: string, id: string): FolderEntry => ({
	...{ kind: 'folder', id: `id:${id}`, name: baseName(path), path, pathLower: pathKey(path) },
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});
