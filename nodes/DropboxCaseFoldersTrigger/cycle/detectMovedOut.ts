import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import type { Entry, FolderEntry } from '../../shared/domain/entry';
import { inParallel } from '../../shared/core/inParallel';
import { entryPathKey } from '../../shared/domain/paths';
import type { Lookups } from '../../shared/dropbox/port';
import { isGone } from './findWatchedFolder';

/** Calls under way at once. */
const AT_ONCE = 8;

/**
 * Dropbox tells of a case folder that was moved out of the destination, say to that of closed cases, as if it were
 * deleted. It is looked for by its ID, one call each; documents are too many for that.
 */
export async function detectMovedOut(
	changes: readonly FolderChange[],
	root: FolderEntry,
	lookups: Lookups,
): Promise<FolderChange[]> {
	return await inParallel(changes, AT_ONCE, async (change) => {
		if (change.event !== 'caseFolderDeleted' || change.id === '') return change;
		const found = await lookups.find(change.id).catch((thrown: unknown) => {
			if (isGone(thrown)) return undefined;
			throw thrown;
		});
		// Below the destination it was put back meanwhile: the next pass tells of that.
		if (found?.path === undefined || liesBelow(found, root)) return change;
		return { ...change, event: 'caseFolderMoved', name: found.name, path: found.path };
	});
}

const liesBelow = (entry: Entry, root: FolderEntry): boolean =>
	entryPathKey(entry).startsWith(`${entryPathKey(root)}/`);
