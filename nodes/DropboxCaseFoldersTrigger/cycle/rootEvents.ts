import type { ChangeEvent, FolderChange } from '../../shared/domain/changes/FolderChange';
import type { FolderEntry } from '../../shared/domain/entry';
import { pathKey, parentPath } from '../../shared/domain/paths';
import type { Watch } from './Watch';

/** Whether the watched folder has another path than before, upper and lower case aside. */
export const hasRootMoved = (root: FolderEntry, path: string): boolean =>
	pathKey(root.path ?? '') !== pathKey(path);

/** What became of the one watched case folder itself. Of a destination nothing is told. */
export function rootMovedEvents(previousPath: string, root: FolderEntry, { scope }: Watch): FolderChange[] {
	if (scope === 'destination' || !hasRootMoved(root, previousPath)) return [];
	const isInPlace = pathKey(parentPath(root.path ?? '')) === pathKey(parentPath(previousPath));
	return [{ ...rootEvent(isInPlace ? 'caseFolderRenamed' : 'caseFolderMoved', root), previousPath }];
}

/** Restored after it was deleted. */
export const rootRestoredEvents = (root: FolderEntry, { scope }: Watch): FolderChange[] =>
	scope === 'caseFolder' ? [rootEvent('caseFolderAdded', root)] : [];

export const rootDeletedEvent = (root: FolderEntry): FolderChange => ({
	...rootEvent('caseFolderDeleted', root),
	...{ place: undefined, path: undefined, previousPath: root.path },
});

const rootEvent = (event: ChangeEvent, { id, name, path }: FolderEntry): FolderChange => ({
	...{ event, id, name, place: '', previousPlace: undefined, path },
	...{ caseFolder: undefined, isDocument: false },
});
