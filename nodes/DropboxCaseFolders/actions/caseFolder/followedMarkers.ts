import { lastingAddress, type FolderEntry } from '../../../shared/domain/entry';
import { isOwnMarker } from '../../../shared/domain/marker/standing';
import type { Outcome } from '../../../shared/domain/outcome';
import { comparable, parentPath } from '../../../shared/domain/paths';
import type { DropboxPort, MarkedFolder } from '../../../shared/ports';
import { isClientUploads } from '../clientUploads/isClientUploads';
import { foldersAt } from './foldersAt';
import { knownOf, othersIn } from './othersIn';

/** A folder with a marker file, and the folders that lie between it and the one that was searched. */
interface Way {
	mark: MarkedFolder;
	between: readonly string[];
}

/**
 * Those of the marked folders below `within` whose markers may be followed. Properties are written by this connection
 * alone. A marker file says what whoever put it there wants it to say, so it counts only where nobody but people who
 * can open the searched folder could have put it: not in, nor below, a folder with other members, a client's folder, a
 * folder that a file request fills, or the folder of another case. What cannot be known counts as unsafe.
 * @throws Refusal where asking again may tell
 */
export async function followedMarkers(
	found: readonly MarkedFolder[],
	within: string,
	dropbox: DropboxPort,
): Promise<Set<MarkedFolder>> {
	const inFiles = found.filter(({ marker }) => marker.kind === 'file');
	const followed = new Set(found.filter(({ marker }) => marker.kind !== 'file'));
	if (inFiles.length === 0) return followed;
	const [top] = await foldersAt([within], dropbox);
	if (top?.ok !== true) return followed;
	const ways = inFiles.flatMap((mark) => wayTo(mark, top.value));
	const paths = [...new Set(ways.flatMap(({ between }) => between))];
	const around = await foldersAround(paths, dropbox);
	const filled = await filledByRequests(dropbox);
	const others = await othersIn(
		[...ways.map(({ mark }) => mark.folder), ...[...around.values()].flatMap((each) => each ?? [])],
		top.value,
		dropbox,
	);
	const isOpenToOthers = ({ name, pathLower = '', ownNamespaceId, parentNamespaceId }: FolderEntry) =>
		filled?.has(comparable(pathLower)) === true ||
		[ownNamespaceId, parentNamespaceId].some((id) => id !== undefined && others.has(id)) ||
		isClientUploads(name);
	for (const { mark, between } of ways) {
		const above = between.map((path) => around.get(path));
		const isKnown =
			above.every((folder) => folder !== undefined) && (between.length === 0 || filled !== undefined);
		const folders = [mark.folder, ...above.flatMap((folder) => folder ?? [])];
		if (isKnown && !folders.some(isOpenToOthers)) followed.add(mark);
	}
	return followed;
}

/** None where it does not lie below, or where its place is not known. */
function wayTo(mark: MarkedFolder, { pathLower: top }: FolderEntry): Way[] {
	const { pathLower } = mark.folder;
	if (top === undefined || pathLower?.startsWith(`${top}/`) !== true) return [];
	const between: string[] = [];
	for (let path = parentPath(pathLower); path.length > top.length; path = parentPath(path))
		between.push(path);
	return [{ mark, between }];
}

/** The folders at these paths; undefined for one that is a case folder itself, or that is not known. */
async function foldersAround(
	paths: readonly string[],
	dropbox: DropboxPort,
): Promise<Map<string, FolderEntry | undefined>> {
	const found = await foldersAt(paths, dropbox);
	const folders = found.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	const markers = await dropbox.markersOf(folders.map((folder) => ({ folder })));
	const plain = new Set(
		folders.filter((folder, index) => isPlain(folder, markers[index])).map(lastingAddress),
	);
	return new Map(
		paths.map((path, index) => {
			const outcome = found[index];
			return [path, outcome?.ok && plain.has(lastingAddress(outcome.value)) ? outcome.value : undefined];
		}),
	);
}

/** Whether a folder is no case's: no case folder lies in that of another case. */
const isPlain = (
	folder: FolderEntry,
	marker: Outcome<{ caseId: string; folderId: string } | undefined> | undefined,
): boolean => marker?.ok === true && (marker.value === undefined || !isOwnMarker(marker.value, folder));

/** Folders into which people without an account may put files, as far as the account can know; undefined: not at all. */
async function filledByRequests(dropbox: DropboxPort): Promise<ReadonlySet<string> | undefined> {
	const requests = await knownOf(async () => await dropbox.fileRequests());
	return requests && new Set(requests.map(({ destination = '' }) => comparable(destination)));
}
