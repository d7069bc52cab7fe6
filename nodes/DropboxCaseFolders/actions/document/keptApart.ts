import type { FolderEntry } from '../../../shared/domain/entry';
import { done, refused, type Outcome } from '../../../shared/domain/outcome';
import { comparable, parentPath } from '../../../shared/domain/paths';
import { Refusal } from '../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../shared/ports';
import { foldersAt } from '../caseFolder/foldersAt';
import { isPretended } from '../dryRun/Pretence';

/** A document that is to be copied or moved into, or next to, a folder. */
export interface Leaving {
	/** Of the document, as people see it. */
	path: string;
	holder: FolderEntry;
}

/**
 * Of each document, the folder that it lies in where that has other members than the holder; undefined where it is
 * one of the holder's own. Folders are looked up once each, and that of a document directly in the holder is not.
 */
export async function keptApart(
	leaving: readonly Leaving[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry | undefined>>> {
	const parents = leaving.map(({ path }) => parentPath(path));
	const isDirect = ({ holder }: Leaving, index: number) =>
		holder.path !== undefined && comparable(holder.path) === comparable(parents[index] ?? '');
	const away = leaving.flatMap((each, index) => (isDirect(each, index) ? [] : [parents[index] ?? '']));
	const found = (await foldersAt(away, dropbox)).values();
	return leaving.map((each, index) => {
		if (isDirect(each, index)) return done(undefined);
		const folder = found.next().value as Outcome<FolderEntry>;
		if (!folder.ok) return folder;
		const isOwn = isPretended(folder.value.id) || namespaceOf(folder.value) === namespaceOf(each.holder);
		return done(isOwn ? undefined : folder.value);
	});
}

/**
 * For documents whose former versions are to go into the archive folder of a case folder: these would leave a folder
 * such as one for privileged papers.
 */
export async function demandNotApart(
	leaving: readonly Leaving[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<void>>> {
	return (await keptApart(leaving, dropbox)).map((outcome) => {
		if (!outcome.ok) return outcome;
		return outcome.value === undefined ? done(undefined) : refused(wouldLeave());
	});
}

const namespaceOf = ({ ownNamespaceId, parentNamespaceId }: FolderEntry): string | undefined =>
	ownNamespaceId ?? parentNamespaceId;

const wouldLeave = (): Refusal =>
	new Refusal(
		'still_exposed',
		'The document lies in a folder with members of its own, and the archive folder of the case folder has others',
		'Give the folder that the document lies in under Case Folder: its archive folder is made in it then.',
	);
