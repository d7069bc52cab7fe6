import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { isDryRunId } from '../dryRun/DryRunState';
import { readFolderContents } from './readFolderContents';

/** A folder that something is to be done to as the folder of one case. */
export interface CaseFolderClaim {
	/** Undefined where it is not there yet. */
	folder: FolderEntry | undefined;
	/** The case that the item names for it; undefined where it names none. */
	named?: string | undefined;
}

/**
 * Refuses those whose folder is not that of one case, before anything is written for them: the top of a Dropbox, a
 * folder in which other cases lie, or one that is marked for another case than the one that is named. The listings say so
 * themselves, not the search index, which lags; a folder without any marker in or on it may be a case's.
 */
export async function requireOneCase<T>(
	all: readonly T[],
	saidToBe: (each: T) => CaseFolderClaim,
	dropbox: DropboxPort,
): Promise<Array<Outcome<T>>> {
	if (all.length === 0) return [];
	const given = all.map(saidToBe);
	const { rootNamespaceId, homeNamespaceId } = await dropbox.whoAmI();
	const tops = ['', `ns:${rootNamespaceId}`, `ns:${homeNamespaceId}`];
	const isTop = (folder: FolderEntry) => tops.includes(stableAddress(folder));
	const there = given.flatMap(({ folder }) =>
		folder === undefined || isTop(folder) || isDryRunId(folder.id) ? [] : [folder],
	);
	const known = await readFolderContents(there, () => new CasesWithin(), dropbox);
	return all.map((each, index) =>
		outcomeOfSync(() => {
			const { folder, named } = given[index] as CaseFolderClaim;
			if (folder === undefined || isDryRunId(folder.id)) return each;
			if (isTop(folder)) throw topIsNoCaseFolderRefusal();
			const read = known.get(stableAddress(folder)) as Outcome<CasesWithin>;
			if (!read.ok) throw read.refusal;
			read.value.assertOneCase(named);
			return each;
		}),
	);
}

export const topIsNoCaseFolderRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox is not a case folder',
		'Under Case Folder, choose the case’s own folder.',
	);
