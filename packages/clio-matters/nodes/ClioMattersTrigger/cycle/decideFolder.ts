import type { Folder } from '../../../../../nodes/shared/clio/port/Folders';
import { code, decision, isSince, type Circumstances, type Decision } from './decide';

/** Whether there is to tell that a folder has another name than before. */
export function decideFolder(
	folder: Folder | undefined,
	known: string | undefined,
	{ newSince, hints }: Circumstances,
): Decision {
	if (folder === undefined || folder.deletedAt !== undefined) return decision([], known);
	const mark = code(folder.name);
	if (known === mark) return decision([], mark);
	// Of one that nobody heard of before, Clio's word is taken: it tells of new names alone, but for the first time.
	const isRenamed = known !== undefined || (hints.has('updated') && !isSince(folder.createdAt, newSince));
	return isRenamed
		? decision([{ event: 'folderRenamed', distinction: `${folder.etag} ${folder.name}` }], mark)
		: decision([], mark);
}

/** What is remembered of a folder that was there when the watch began. */
export const folderMark = ({ name }: Folder): string => code(name);
