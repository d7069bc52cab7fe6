import { stableAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { joinPath, pathKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { locateMany, requireFolder, findFolders } from '../../shared/locate/locateMany';
import type { MoveRequest, MovePlan } from './MoveRequest';
import { DestinationClaims } from './DestinationClaims';
import { rewordCaseFolderRefusal, rewordDestinationRefusal } from './refusals';
import { accessWarnings } from './accessWarnings';

/** Settles where each folder goes, and refuses what can't be: nothing is written here. */
export async function planMoves(
	requests: readonly MoveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<MovePlan>>> {
	const destinations = await findFolders(
		requests.map(({ destination }) => destination),
		dropbox,
	);
	const entries = await locateMany([...new Set(requests.map(({ folder }) => folder))], dropbox);
	const { rootNamespaceId } = await dropbox.whoAmI();
	const claims = new DestinationClaims();
	return requests.map((request, index) =>
		outcomeOfSync(() => {
			const folder = requireFound(
				rewordCaseFolderRefusal,
				folderOf(entries.get(request.folder) as Outcome<Entry>, request.folder),
			);
			const destination = requireFound(rewordDestinationRefusal, destinations[index] as Outcome<FolderEntry>);
			const plan = planMove(request, folder, destination, rootNamespaceId);
			claims.claim(plan);
			return plan;
		}),
	);
}

const folderOf = (entry: Outcome<Entry>, address: string): Outcome<FolderEntry> =>
	entry.ok ? outcomeOfSync(() => requireFolder(entry.value, address)) : entry;

function requireFound(reason: (refusal: Refusal) => Refusal, outcome: Outcome<FolderEntry>): FolderEntry {
	if (outcome.ok) return outcome.value;
	throw reason(outcome.refusal);
}

function planMove(
	request: MoveRequest,
	folder: FolderEntry,
	destination: FolderEntry,
	rootNamespaceId: string,
): MovePlan {
	if (folder.id === '') throw topIsNoCaseFolder();
	if (isWithin(destination, folder)) throw intoItself();
	const isThere = liesIn(folder, destination);
	return {
		...{ request, folder, destination, isThere },
		to: joinPath(stableAddress(destination), folder.name),
		newPath: destination.path === undefined ? undefined : joinPath(destination.path, folder.name),
		warnings: isThere ? [] : accessWarnings(folder, destination, rootNamespaceId),
	};
}

function isWithin(inner: FolderEntry, outer: FolderEntry): boolean {
	if (inner.id === outer.id) return true;
	if (inner.path === undefined || outer.path === undefined) return false;
	return `${pathKey(inner.path)}/`.startsWith(`${pathKey(outer.path)}/`);
}

function liesIn(folder: FolderEntry, destination: FolderEntry): boolean {
	if (folder.path === undefined || destination.path === undefined) return false;
	return pathKey(parentPath(folder.path)) === pathKey(destination.path);
}

const topIsNoCaseFolder = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox is no case folder, and cannot be moved',
		'Give the ID of the case’s own folder.',
	);

const intoItself = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The new destination is the case folder itself, or lies inside it',
		'Choose a folder outside the case folder as the destination.',
	);
