import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import type { TreeUpdate } from '../../shared/domain/changes/TreeUpdate';
import { isPackageFile } from '../../shared/domain/isPackageFile';
import { baseName, entryPathKey } from '../../shared/domain/paths';
import type { Accounts, Lookups } from '../../shared/dropbox/port';
import type { Watch } from './Watch';
import type { Entry, FolderEntry } from '../../shared/domain/entry';
import { inParallel } from '../../shared/core/outcome';
import { isAbsent } from '../../shared/core/Refusal';

/**
 * The changes without those of this package's own files, such as case markers. A file that gets another name, as a
 * ZIP does when it is finished, is reported as added; a document that is given such a name, as moved.
 */
export function excludePackageFiles(
	changes: readonly FolderChange[],
	{ files }: Pick<TreeUpdate, 'files'>,
): FolderChange[] {
	const becameDocuments = new Set<string>();
	const visible = changes.flatMap((change): FolderChange[] => {
		if (!change.isDocument) return [change];
		const { id, name, previousPlace } = change;
		const isNow = isPackageFile({ name, ...files.get(id) });
		const was = change.event === 'documentMoved' ? wasPackageFile(previousPlace) : isNow;
		if (was && isNow) return [];
		if (!was) return [change];
		becameDocuments.add(id);
		return [{ ...change, event: 'documentAdded', previousPlace: undefined }];
	});
	return visible.filter(({ event, id }) => event !== 'documentChanged' || !becameDocuments.has(id));
}

const wasPackageFile = (place: string | undefined): boolean =>
	place !== undefined && isPackageFile({ name: baseName(place) });

/**
 * The changes without the documents that the credential's account wrote, if those are not wanted. Dropbox says who
 * wrote a document only in shared folders and team folders, and of moves and deletions never.
 */
export async function excludeOwnChanges(
	changes: FolderChange[],
	{ writers }: TreeUpdate,
	{ ignoreOwn }: Watch,
	accounts: Accounts,
): Promise<FolderChange[]> {
	if (!ignoreOwn || writers.size === 0) return changes;
	const { accountId } = await accounts.whoAmI();
	return changes.filter(
		({ event, id }) => !['documentAdded', 'documentChanged'].includes(event) || writers.get(id) !== accountId,
	);
}

/**
 * Dropbox tells of a case folder that was moved out of the destination, say to that of closed cases, as if it were
 * deleted. It is looked for by its ID, one call each; documents are too many for that.
 */
export async function detectMovedOut(
	changes: readonly FolderChange[],
	root: FolderEntry,
	lookups: Lookups,
): Promise<FolderChange[]> {
	return await inParallel(changes, async (change) => {
		if (change.event !== 'caseFolderDeleted' || change.id === '') return change;
		const found = await lookups.find(change.id).catch((thrown: unknown) => {
			if (isAbsent(thrown)) return undefined;
			throw thrown;
		});
		// Below the destination it was put back meanwhile: the next cycle tells of that.
		if (found?.path === undefined || liesBelow(found, root)) return change;
		return { ...change, event: 'caseFolderMoved', name: found.name, path: found.path };
	});
}

const liesBelow = (entry: Entry, root: FolderEntry): boolean =>
	entryPathKey(entry).startsWith(`${entryPathKey(root)}/`);
