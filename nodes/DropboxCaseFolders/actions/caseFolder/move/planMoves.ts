import { stableAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { joinPath, parentPath, pathKey } from '../../../../shared/domain/paths';
import { Refusal, type RefusalReason } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders, locateMany, requireFolder } from '../../shared/locate/locateMany';
import type { MovePlan, MoveRequest } from './MoveRequest';
import { DestinationClaims } from './checkMoves';

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
	if (folder.id === '') throw topIsNoCaseFolderRefusal();
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

const topIsNoCaseFolderRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox is not a case folder and cannot be moved',
		'Enter the ID of the case’s own folder.',
	);

const intoItself = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The new destination is the case folder itself or is inside it',
		'Choose a folder outside the case folder as the destination.',
	);

/** What else changes where a folder comes to lie in another shared folder or team folder. */
function accessWarnings(folder: FolderEntry, destination: FolderEntry, rootNamespaceId: string): string[] {
	const from = folder.parentNamespaceId ?? rootNamespaceId;
	const to = destination.ownNamespaceId ?? destination.parentNamespaceId ?? rootNamespaceId;
	if (from === to) return [];
	return [
		'The new destination is in another shared folder or team folder. Its members can now open the case folder; members of the old one no longer can.',
	];
}

type Messages = Partial<Record<RefusalReason, readonly [message: string, advice: string]>>;

const CASE_FOLDER_MESSAGES: Messages = {
	deleted: [
		'The case folder was deleted in Dropbox',
		'Restore it under Deleted files in Dropbox. It then has the same ID again.',
	],
	not_found: [
		'The connected account cannot see a case folder with this ID or path',
		'Check the ID or path, and check that the account is a member of the folder. It may also have been deleted.',
	],
	not_a_folder: ['The case folder is a file, not a folder', 'Enter the ID or path of a folder.'],
};

const DESTINATION_MESSAGES: Messages = {
	deleted: [
		'The new destination was deleted in Dropbox',
		'Restore it under Deleted files in Dropbox, or choose another folder.',
	],
	not_found: [
		'The connected account cannot see a folder at the new destination',
		'Check the ID or path, and check that the account is a member of the folder.',
	],
	not_a_folder: ['The new destination is a file, not a folder', 'Choose a folder.'],
};

const rewordWith =
	(messages: Messages) =>
	(refusal: Refusal): Refusal => {
		const row = messages[refusal.reason];
		return row === undefined ? refusal : refusal.reword(...row);
	};

/** Why the folder that is to be moved cannot be, said so that it is not taken for its destination. */
const rewordCaseFolderRefusal = rewordWith(CASE_FOLDER_MESSAGES);

/** Why nothing can be moved to the destination. */
const rewordDestinationRefusal = rewordWith(DESTINATION_MESSAGES);
