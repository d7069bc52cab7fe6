import { detectChanges } from '../../shared/domain/changes/detectChanges';
import { EventIds } from '../../shared/domain/changes/EventIds';
import type { FolderChange, ChangeEvent } from '../../shared/domain/changes/FolderChange';
import type { WatchState, Watch } from './Watch';
import { serializeTree } from '../../shared/domain/changes/serializeTree';
import { stableAddress, type FolderEntry } from '../../shared/domain/entry';
import { pathKey, baseName, parentPath } from '../../shared/domain/paths';
import { type ChangeRow, changeRows } from './changeRows';
import { detectMovedOut, excludeOwnChanges, excludePackageFiles } from './filterChanges';
import {
	readNextPage,
	readEverything,
	readFromCursor,
	type ReadResult,
	findIfPresent,
	findWatchedFolder,
} from './readChanges';
import type { Accounts, Changes, Lookups } from '../../shared/dropbox/port';

/** What a cycle needs of Dropbox. */
export interface CycleDependencies extends Changes, Lookups, Accounts {}

/** What a cycle found, and what is to be kept for the next one together with telling it. */
export interface CycleResult {
	/** The very state that was handed in where there is nothing new to keep. */
	state: WatchState;
	rows: ChangeRow[];
}

/**
 * Looks what changed since `kept`. Nothing is written to Dropbox, so a cycle that dies is simply made again; rows and
 * state belong together: who keeps the one must hand on the other.
 * @throws Refusal `deleted`, `not_found` where the destination is gone, `too_large`, and whatever stands between
 */
export async function pollCycle(
	kept: WatchState | undefined,
	watch: Watch,
	dropbox: CycleDependencies,
): Promise<CycleResult> {
	return kept?.watching === watch.watching
		? await continueWatch(kept, watch, dropbox)
		: await startWatch(watch, dropbox);
}

async function startWatch(watch: Watch, dropbox: CycleDependencies): Promise<CycleResult> {
	const address = stableAddress(await findWatchedFolder(dropbox, watch.address));
	const read = await readEverything('', address, dropbox);
	const fresh: WatchState = {
		...{ watching: watch.watching, readAt: 0, history: '', cursor: '' },
		...{ address, path: '', ended: false, memory: '', recent: '' },
	};
	const changes = watch.includeExistingItems ? detectChanges(read.update, watch.scope) : [];
	return await emitChanges(fresh, watch, read, changes, dropbox);
}

async function continueWatch(
	kept: WatchState,
	watch: Watch,
	dropbox: CycleDependencies,
): Promise<CycleResult> {
	const first = kept.ended ? undefined : await readNextPage(kept.cursor, dropbox);
	const isQuiet = first !== undefined && !first.hasMore && first.changes.length === 0;
	// That a case folder itself was renamed is not said by its cursor for certain: it is looked at each time.
	if (isQuiet && watch.scope === 'destination') return { state: kept, rows: [] };
	const root = await findIfPresent(dropbox, kept.address, watch.scope);
	if (root === undefined) return emitDeleted(kept, watch);
	const isStill = !kept.ended && !hasRootMoved(root, kept.path);
	if (isQuiet && isStill) return { state: kept, rows: [] };
	// Where the folder has moved, paths of before and after may be mixed: everything is looked at anew.
	const followed =
		first !== undefined && isStill ? await readFromCursor(kept.memory, first, root, dropbox) : undefined;
	const read = followed ?? (await readEverything(kept.memory, kept.address, dropbox));
	const about = kept.ended
		? rootRestoredEvents(read.root, watch)
		: rootMovedEvents(kept.path, read.root, watch);
	const below = await detectMovedOut(detectChanges(read.update, watch.scope), read.root, dropbox);
	return await emitChanges({ ...kept, ended: false }, watch, read, [...about, ...below], dropbox);
}

/** The one watched case folder is gone: told once, and then only looked whether it is there again. */
function emitDeleted(kept: WatchState, watch: Watch): CycleResult {
	if (kept.ended) return { state: kept, rows: [] };
	const root: FolderEntry = {
		...{ kind: 'folder', id: kept.address, name: baseName(kept.path) },
		...{ path: kept.path, pathLower: pathKey(kept.path) },
		...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
	};
	const changes = [rootDeletedEvent(root)].filter(({ event }) => watch.events.includes(event));
	const eventIds = new EventIds(kept.history, watch.workflowId);
	const rows = changeRows(changes, { files: new Map(), writers: new Map() }, root, watch, eventIds);
	return { state: { ...kept, history: eventIds.history(), ended: true }, rows };
}

async function emitChanges(
	before: WatchState,
	watch: Watch,
	{ update, cursor, root }: ReadResult,
	changes: readonly FolderChange[],
	dropbox: CycleDependencies,
): Promise<CycleResult> {
	const wanted = excludePackageFiles(changes, update).filter(({ event }) => watch.events.includes(event));
	const others = await excludeOwnChanges(wanted, update, watch, dropbox);
	const eventIds = new EventIds(before.history, watch.workflowId);
	const rows = changeRows(others, update, root, watch, eventIds);
	const now = {
		cursor,
		path: root.path ?? '',
		memory: serializeTree(update.tree),
		history: eventIds.history(),
	};
	return { state: { ...before, ...now }, rows };
}

/** Whether the watched folder has another path than before, upper and lower case aside. */
const hasRootMoved = (root: FolderEntry, path: string): boolean => pathKey(root.path ?? '') !== pathKey(path);

/** What became of the one watched case folder itself. Of a destination nothing is told. */
function rootMovedEvents(previousPath: string, root: FolderEntry, { scope }: Watch): FolderChange[] {
	if (scope === 'destination' || !hasRootMoved(root, previousPath)) return [];
	const isInPlace = pathKey(parentPath(root.path ?? '')) === pathKey(parentPath(previousPath));
	return [{ ...rootEvent(isInPlace ? 'caseFolderRenamed' : 'caseFolderMoved', root), previousPath }];
}

/** Restored after it was deleted. */
const rootRestoredEvents = (root: FolderEntry, { scope }: Watch): FolderChange[] =>
	scope === 'caseFolder' ? [rootEvent('caseFolderAdded', root)] : [];

const rootDeletedEvent = (root: FolderEntry): FolderChange => ({
	...rootEvent('caseFolderDeleted', root),
	...{ place: undefined, path: undefined, previousPath: root.path },
});

const rootEvent = (event: ChangeEvent, { id, name, path }: FolderEntry): FolderChange => ({
	...{ event, id, name, place: '', previousPlace: undefined, path },
	...{ caseFolder: undefined, isDocument: false },
});
