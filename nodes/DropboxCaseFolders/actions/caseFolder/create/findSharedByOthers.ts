import type { FolderEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import { askOrUndefined } from '../../shared/caseFolders/markers/findNamespacesOpenToOthers';

/** Member lists under way at once. */
const AT_ONCE = 8;

/** A folder that has the name of a case, and the folder that it was looked for in. */
interface FolderNamedAsCase {
	folder: FolderEntry;
	destinationPath: string;
}

/**
 * Those of the folders that somebody else shares with the account: in an account's own space they appear under the name
 * that the other chose, which is all that makes them a case's. A call for each shared folder there; in a team folder
 * there are none such. Whose it is and cannot be known is somebody else's.
 */
export async function findSharedByOthers(
	named: readonly FolderNamedAsCase[],
	dropbox: DropboxPort,
): Promise<Set<FolderEntry>> {
	const shared = named.filter(({ folder }) => folder.ownNamespaceId !== undefined);
	if (shared.length === 0) return new Set();
	const { accountId, homeNamespaceId } = await dropbox.whoAmI();
	const destinations = await findFolders(
		shared.map(({ destinationPath }) => destinationPath),
		dropbox,
	);
	const foreign = await inParallel(shared, AT_ONCE, async ({ folder: { ownNamespaceId = '' } }, index) => {
		const destination = destinations[index];
		if (destination?.ok !== true) return true;
		const around = destination.value.ownNamespaceId ?? destination.value.parentNamespaceId;
		if (around !== undefined && around !== homeNamespaceId) return false;
		const members = await askOrUndefined(async () => await dropbox.members(ownNamespaceId));
		return members?.some(({ id, level }) => id === accountId && level === 'owner') !== true;
	});
	return new Set(shared.filter((_, index) => foreign[index]).map(({ folder }) => folder));
}

export const sharedByAnother = (): Refusal =>
	new Refusal(
		'name_taken',
		'A folder that someone else shares with the account already has this case folder’s name',
		'If it is this case’s folder, enter its ID under Existing Folder ID. If not, rename it in Dropbox, or choose a Destination Folder outside the account’s own space.',
	);
