import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import type { TreeUpdate } from '../../shared/domain/changes/TreeUpdate';
import type { Accounts } from '../../shared/dropbox/port';
import type { Watch } from './Watch';

/**
 * The changes without the documents that the credential's account wrote, if those are not wanted. Dropbox says who
 * wrote a document only in shared folders and team folders, and of moves and deletions never.
 */
export async function excludeOwnChanges(
	changes: FolderChange[],
	{ writers }: TreeUpdate,
	{ ignoreOwn }: Watch,
	accounts: Accounts,
): Promise<FolderChange[]> {
	if (!ignoreOwn || writers.size === 0) return changes;
	const { accountId } = await accounts.whoAmI();
	return changes.filter(
		({ event, id }) => !['documentAdded', 'documentChanged'].includes(event) || writers.get(id) !== accountId,
	);
}
