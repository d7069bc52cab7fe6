import { inParallel, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import type { RefusalReason } from '../../../../shared/core/Refusal';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import { parentPath, pathKey } from '../../../../shared/domain/paths';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import { isClientUploads } from '../clientFolder/fields';
import { findFolders } from '../locate/locateMany';

/** A folder with a marker file, and the folders that lie between it and the one that was searched. */
interface MarkWithAncestors {
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
export async function selectTrustedMarkers(
	found: readonly MarkedFolder[],
	within: string,
	dropbox: DropboxPort,
): Promise<Set<MarkedFolder>> {
	const inFiles = found.filter(({ marker }) => marker.kind === 'file');
	const followed = new Set(found.filter(({ marker }) => marker.kind !== 'file'));
	if (inFiles.length === 0) return followed;
	const [top] = await findFolders([within], dropbox);
	if (top?.ok !== true) return followed;
	const ways = inFiles.flatMap((mark) => withAncestors(mark, top.value));
	const paths = [...new Set(ways.flatMap(({ between }) => between))];
	const around = await readPlainFolders(paths, dropbox);
	const filled = await listFileRequestFolders(dropbox);
	const others = await findNamespacesOpenToOthers(
		[...ways.map(({ mark }) => mark.folder), ...[...around.values()].flatMap((each) => each ?? [])],
		top.value,
		dropbox,
	);
	const isOpenToOthers = ({ name, pathLower = '', ownNamespaceId, parentNamespaceId }: FolderEntry) =>
		filled?.has(pathKey(pathLower)) === true ||
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
function withAncestors(mark: MarkedFolder, { pathLower: top }: FolderEntry): MarkWithAncestors[] {
	const { pathLower } = mark.folder;
	if (top === undefined || pathLower?.startsWith(`${top}/`) !== true) return [];
	const between: string[] = [];
	for (let path = parentPath(pathLower); path.length > top.length; path = parentPath(path))
		between.push(path);
	return [{ mark, between }];
}

/** The folders at these paths; undefined for one that is a case folder itself, or that is not known. */
async function readPlainFolders(
	paths: readonly string[],
	dropbox: DropboxPort,
): Promise<Map<string, FolderEntry | undefined>> {
	const found = await findFolders(paths, dropbox);
	const folders = found.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	const markers = await dropbox.markersOf(folders.map((folder) => ({ folder })));
	const plain = new Set(
		folders.filter((folder, index) => isPlain(folder, markers[index])).map(stableAddress),
	);
	return new Map(
		paths.map((path, index) => {
			const outcome = found[index];
			return [path, outcome?.ok && plain.has(stableAddress(outcome.value)) ? outcome.value : undefined];
		}),
	);
}

/** Whether a folder is no case's: no case folder lies in that of another case. */
const isPlain = (
	folder: FolderEntry,
	marker: Outcome<{ caseId: string; folderId: string } | undefined> | undefined,
): boolean => marker?.ok === true && (marker.value === undefined || !isOwnMarker(marker.value, folder));

/** Folders into which people without an account may put files, as far as the account can know; undefined: not at all. */
async function listFileRequestFolders(dropbox: DropboxPort): Promise<ReadonlySet<string> | undefined> {
	const requests = await askOrUndefined(async () => await dropbox.fileRequests());
	return requests && new Set(requests.map(({ destination = '' }) => pathKey(destination)));
}

/** What keeps from knowing for now; anything else means that it cannot be known. */
const TRANSIENT: readonly RefusalReason[] = ['too_busy', 'unavailable'];

/**
 * Of the shared folders that these folders are, or lie in, those whose members cannot all open another folder: by
 * namespace ID. A call for each shared folder other than that one, and none where all of them lie in it.
 * @throws Refusal where asking again may tell
 */
async function findNamespacesOpenToOthers(
	folders: readonly FolderEntry[],
	outer: FolderEntry,
	dropbox: DropboxPort,
): Promise<ReadonlySet<string>> {
	const ids = new Set(folders.flatMap((folder) => [folder.ownNamespaceId, folder.parentNamespaceId]));
	const { accountId, rootNamespaceId } = await dropbox.whoAmI();
	const own =
		outer.ownNamespaceId ?? outer.parentNamespaceId ?? (outer.path === '' ? rootNamespaceId : undefined);
	const asked = [...ids].filter((id) => id !== undefined && id !== own) as string[];
	if (asked.length === 0) return new Set();
	const hasMembers = outer.ownNamespaceId ?? outer.parentNamespaceId;
	const [inside, ...lists] = await inParallel([hasMembers, ...asked], async (id) =>
		id === undefined ? [] : await askOrUndefined(async () => await dropbox.members(id)),
	);
	const known = new Set([accountId, ...(inside ?? []).map(memberKey)]);
	return new Set(
		asked.filter((_, index) => lists[index]?.every((member) => known.has(memberKey(member))) !== true),
	);
}

/**
 * What is asked for; undefined where it cannot be known, which counts as unsafe.
 * @throws Refusal where asking again may tell
 */
export async function askOrUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
	const answer = await outcomeOf(ask);
	if (answer.ok) return answer.value;
	if (TRANSIENT.includes(answer.refusal.reason)) throw answer.refusal;
	return undefined;
}

const memberKey = ({ id, who }: FolderMember): string => id ?? pathKey(who);
