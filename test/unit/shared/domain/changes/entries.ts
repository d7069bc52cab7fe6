import type { FileEntry, FolderEntry } from '../../../../../nodes/shared/domain/entry';
import { comparable, lastName } from '../../../../../nodes/shared/domain/paths';

export const file = (path: string, id: string, contentHash = `content of ${id}`): FileEntry => ({
	...{ kind: 'file', id: `id:${id}`, name: lastName(path), path, pathLower: comparable(path) },
	...{ rev: '1', size: 1, contentHash, clientModified: '', serverModified: '' },
});

export const folder = (path: string, id: string): FolderEntry => ({
	...{ kind: 'folder', id: `id:${id}`, name: lastName(path), path, pathLower: comparable(path) },
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});
