import { changesRead } from '../../shared/domain/changes/changesRead';
import { EventIds } from '../../shared/domain/changes/EventIds';
import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import type { WatchState } from '../../shared/domain/changes/WatchState';
import { written } from '../../shared/domain/changes/writtenTree';
import { lastingAddress, type FolderEntry } from '../../shared/domain/entry';
import { comparable, lastName } from '../../shared/domain/paths';
import type { ChangeRow } from './ChangeRow';
import { departed } from './departed';
import { backAgain, deletedItself, isElsewhere, movedItself } from './itself';
import { nextPage, readAll, readOn, type Read } from './readings';
import { rowsOf } from './rowsOf';
import type { PassDependencies, Watch } from './Watch';
import { folderStill, watchedFolder } from './watchedFolder';
import { withoutOwn } from './withoutOwn';
import { withoutPackageFiles } from './withoutPackageFiles';

/** What a pass found, and what is to be kept for the next one together with telling it. */
export interface Passed {
	/** The very state that was handed in where there is nothing new to keep. */
	state: WatchState;
	rows: ChangeRow[];
}

/**
 * Looks what changed since `kept`. Nothing is written to Dropbox, so a pass that dies is simply made again; rows and
 * state belong together: who keeps the one must hand on the other.
 * @throws Refusal `deleted`, `not_found` where the destination is gone, `too_large`, and whatever stands between
 */
export async function pass(
	kept: WatchState | undefined,
	watch: Watch,
	dropbox: PassDependencies,
): Promise<Passed> {
	return kept?.watching === watch.watching ? await goOn(kept, watch, dropbox) : await begin(watch, dropbox);
}

async function begin(watch: Watch, dropbox: PassDependencies): Promise<Passed> {
	const address = lastingAddress(await watchedFolder(dropbox, watch.address));
	const read = await readAll('', address, dropbox);
	const fresh: WatchState = {
		...{ watching: watch.watching, readAt: 0, history: '', cursor: '' },
		...{ address, path: '', ended: false, memory: '' },
	};
	const changes = watch.emitExisting ? changesRead(read.reading, watch.scope) : [];
	return await toldOf(fresh, watch, read, changes, dropbox);
}

async function goOn(kept: WatchState, watch: Watch, dropbox: PassDependencies): Promise<Passed> {
	const first = kept.ended ? undefined : await nextPage(kept.cursor, dropbox);
	const isQuiet = first !== undefined && !first.hasMore && first.changes.length === 0;
	// That a case folder itself was renamed is not said by its cursor for certain: it is looked at each time.
	if (isQuiet && watch.scope === 'destination') return { state: kept, rows: [] };
	const root = await folderStill(dropbox, kept.address, watch.scope);
	if (root === undefined) return deleted(kept, watch);
	const isStill = !kept.ended && !isElsewhere(root, kept.path);
	if (isQuiet && isStill) return { state: kept, rows: [] };
	// Where the folder has moved, paths of before and after may be mixed: everything is looked at anew.
	const followed =
		first !== undefined && isStill ? await readOn(kept.memory, first, root, dropbox) : undefined;
	const read = followed ?? (await readAll(kept.memory, kept.address, dropbox));
	const about = kept.ended ? backAgain(read.root, watch) : movedItself(kept.path, read.root, watch);
	const below = await departed(changesRead(read.reading, watch.scope), read.root, dropbox);
	return await toldOf({ ...kept, ended: false }, watch, read, [...about, ...below], dropbox);
}

/** The one watched case folder is gone: told once, and then only looked whether it is there again. */
function deleted(kept: WatchState, watch: Watch): Passed {
	if (kept.ended) return { state: kept, rows: [] };
	const root: FolderEntry = {
		...{ kind: 'folder', id: kept.address, name: lastName(kept.path) },
		...{ path: kept.path, pathLower: comparable(kept.path) },
		...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
	};
	const changes = [deletedItself(root)].filter(({ event }) => watch.events.includes(event));
	const eventIds = new EventIds(kept.history, watch.workflowId);
	const rows = rowsOf(changes, { files: new Map(), writers: new Map() }, root, watch, eventIds);
	return { state: { ...kept, history: eventIds.history(), ended: true }, rows };
}

async function toldOf(
	before: WatchState,
	watch: Watch,
	{ reading, cursor, root }: Read,
	changes: readonly FolderChange[],
	dropbox: PassDependencies,
): Promise<Passed> {
	const wanted = withoutPackageFiles(changes, reading).filter(({ event }) => watch.events.includes(event));
	const others = await withoutOwn(wanted, reading, watch, dropbox);
	const eventIds = new EventIds(before.history, watch.workflowId);
	const rows = rowsOf(others, reading, root, watch, eventIds);
	const now = { cursor, path: root.path ?? '', memory: written(reading.tree), history: eventIds.history() };
	return { state: { ...before, ...now }, rows };
}
