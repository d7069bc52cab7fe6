import { done, outcomeOfSync, refused, type Outcome } from '../../../../shared/core/outcome';
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
 * folder in which other cases lie, or one that is marked for another case than the one that is named. A folder without
 * any marker in or on it may be a case's.
 */
export async function requireOneCase<T>(
	all: readonly T[],
	saidToBe: (each: T) => CaseFolderClaim,
	dropbox: DropboxPort,
): Promise<Array<Outcome<T>>> {
	const given = all.map(saidToBe);
	const read = await readCasesWithin(
		given.map(({ folder }) => folder),
		dropbox,
	);
	return all.map((each, index) =>
		outcomeOfSync(() => {
			const cases = read[index] as Outcome<CasesWithin | undefined>;
			if (!cases.ok) throw cases.refusal;
			cases.value?.assertOneCase(given[index]?.named);
			return each;
		}),
	);
}

/**
 * The cases that folders are marked for and that lie in them; undefined for a folder that is not there. The listings say
 * so themselves, not the search index, which lags. Refuses the top of a Dropbox.
 */
export const readCasesWithin = async (
	folders: ReadonlyArray<FolderEntry | undefined>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<CasesWithin | undefined>>> =>
	await readCaseContents(folders, () => new CasesWithin(), dropbox);

/** The same with whatever else the listing is to be read for. */
export async function readCaseContents<R extends CasesWithin>(
	folders: ReadonlyArray<FolderEntry | undefined>,
	begin: () => R,
	dropbox: DropboxPort,
): Promise<Array<Outcome<R | undefined>>> {
	if (folders.length === 0) return [];
	const { rootNamespaceId, homeNamespaceId } = await dropbox.whoAmI();
	const tops = ['', `ns:${rootNamespaceId}`, `ns:${homeNamespaceId}`];
	const isTop = (folder: FolderEntry) => tops.includes(stableAddress(folder));
	const there = folders.flatMap((folder) =>
		folder === undefined || isTop(folder) || isDryRunId(folder.id) ? [] : [folder],
	);
	const known = await readFolderContents(there, begin, dropbox);
	return folders.map((folder) => {
		if (folder === undefined || isDryRunId(folder.id)) return done(undefined);
		if (isTop(folder)) return refused(topIsNoCaseFolderRefusal());
		return known.get(stableAddress(folder)) as Outcome<R>;
	});
}

export const topIsNoCaseFolderRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox is not a case folder',
		'Under Case Folder, choose the case’s own folder.',
	);
