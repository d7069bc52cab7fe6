import type { ChangeEvent, FolderChange } from '../../shared/domain/changes/FolderChange';
import type { FolderEntry } from '../../shared/domain/entry';
import { comparable, parentPath } from '../../shared/domain/paths';
import type { Watch } from './Watch';

/** Whether the watched folder has another path than before, upper and lower case aside. */
export const isElsewhere = (root: FolderEntry, path: string): boolean =>
	comparable(root.path ?? '') !== comparable(path);

/** What became of the one watched case folder itself. Of a destination nothing is told. */
export function movedItself(previousPath: string, root: FolderEntry, { scope }: Watch): FolderChange[] {
	if (scope === 'destination' || !isElsewhere(root, previousPath)) return [];
	const isInPlace = comparable(parentPath(root.path ?? '')) === comparable(parentPath(previousPath));
	return [{ ...ofItself(isInPlace ? 'caseFolderRenamed' : 'caseFolderMoved', root), previousPath }];
}

/** Restored after it was deleted. */
export const backAgain = (root: FolderEntry, { scope }: Watch): FolderChange[] =>
	scope === 'caseFolder' ? [ofItself('caseFolderAdded', root)] : [];

export const deletedItself = (root: FolderEntry): FolderChange => ({
	...ofItself('caseFolderDeleted', root),
	...{ place: undefined, path: undefined, previousPath: root.path },
});

const ofItself = (event: ChangeEvent, { id, name, path }: FolderEntry): FolderChange => ({
	...{ event, id, name, place: '', previousPlace: undefined, path },
	...{ caseFolder: undefined, isDocument: false },
});
