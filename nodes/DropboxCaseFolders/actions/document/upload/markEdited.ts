import { outcomeOf } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { PlannedDocument } from './plan/PlannedDocument';

/** What is said of a document beside a copy that somebody edited. */
export const EDITED =
	'Someone else changed the file with this name in Dropbox. Nothing was lost: both are in Dropbox';

/**
 * Says of each document whether the file that had its name was saved by somebody else than the connected account: then
 * people have edited the copy that was filed before, or put another file there. Dropbox tells only of files in shared
 * folders and team folders; elsewhere nobody else can edit them.
 */
export async function markEdited(documents: readonly PlannedDocument[], dropbox: DropboxPort): Promise<void> {
	const filed = documents.flatMap(({ outcome }) => {
		if (outcome?.ok !== true || outcome.value.other?.modifiedBy === undefined) return [];
		return [outcome.value];
	});
	if (filed.length === 0) return;
	// Asked before in each run that writes, and remembered.
	const account = await outcomeOf(async () => await dropbox.whoAmI());
	if (!account.ok) return;
	for (const each of filed) {
		each.isOtherEdited = each.other?.modifiedBy !== account.value.accountId;
		if (each.isOtherEdited) each.warnings = [...each.warnings, EDITED];
	}
}
