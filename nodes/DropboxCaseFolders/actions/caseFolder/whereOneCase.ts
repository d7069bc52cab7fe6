import { lastingAddress, type FolderEntry } from '../../../shared/domain/entry';
import { CasesWithin } from '../../../shared/domain/marker/CasesWithin';
import { outcomeFrom, type Outcome } from '../../../shared/domain/outcome';
import { Refusal } from '../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../shared/ports';
import { isPretended } from '../dryRun/Pretence';
import { readWithin } from './readWithin';

/** A folder that something is to be done to as the folder of one case. */
export interface SaidToBe {
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
export async function whereOneCase<T>(
	all: readonly T[],
	saidToBe: (each: T) => SaidToBe,
	dropbox: DropboxPort,
): Promise<Array<Outcome<T>>> {
	if (all.length === 0) return [];
	const given = all.map(saidToBe);
	const { rootNamespaceId, homeNamespaceId } = await dropbox.whoAmI();
	const tops = ['', `ns:${rootNamespaceId}`, `ns:${homeNamespaceId}`];
	const isTop = (folder: FolderEntry) => tops.includes(lastingAddress(folder));
	const there = given.flatMap(({ folder }) =>
		folder === undefined || isTop(folder) || isPretended(folder.id) ? [] : [folder],
	);
	const known = await readWithin(there, () => new CasesWithin(), dropbox);
	return all.map((each, index) =>
		outcomeFrom(() => {
			const { folder, named } = given[index] as SaidToBe;
			if (folder === undefined || isPretended(folder.id)) return each;
			if (isTop(folder)) throw topIsNoCaseFolder();
			const read = known.get(lastingAddress(folder)) as Outcome<CasesWithin>;
			if (!read.ok) throw read.refusal;
			read.value.assertOneCase(named);
			return each;
		}),
	);
}

export const topIsNoCaseFolder = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox is not a case folder',
		'Under Case Folder, choose the case’s own folder.',
	);
