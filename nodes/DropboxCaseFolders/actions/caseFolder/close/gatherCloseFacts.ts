import { closingState, type ClosingState } from '../../../../shared/domain/closing/closingState';
import type { Tally } from '../../../../shared/domain/closing/Tally';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { readClosingRecord, type StoredClosingRecord } from '../../shared/caseFolders/readClosingRecord';
import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import type { CloseRequest } from './CloseRequest';
import { readInventories, type Inventory } from './readInventories';

/** Records under way at once. */
const AT_ONCE = 8;

/** A case folder of which everything is known that decides what is to be done. */
export interface CloseFacts extends CaseFolderWithParent<CloseRequest> {
	tally: Tally;
	standing: ClosingState;
	/** The record that lies in the folder, if any; a copied folder has that of the other one. */
	recorded: StoredClosingRecord | undefined;
}

/**
 * Counts what is in the case folders, and reads the records of those that have one. Refused are folders in which other
 * cases lie, or which are another case's than the one that is named.
 */
export async function gatherCloseFacts(
	cases: readonly CaseFolderWithParent<CloseRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CloseFacts>>> {
	const inventories = await readInventories(
		cases.map(({ folder }) => folder),
		dropbox,
	);
	return await inParallel(
		cases,
		AT_ONCE,
		async (found) =>
			await outcomeOf(async () => {
				const inventory = inventories.get(found.folder.id) as Outcome<Inventory>;
				if (!inventory.ok) throw inventory.refusal;
				const { tally, cases: within } = inventory.value;
				within.assertOneCase(namedCaseOf(found.request));
				const { record: file } = tally;
				const recorded = file === undefined ? undefined : await readClosingRecord(file.id, dropbox);
				return {
					...found,
					tally,
					recorded,
					standing: closingState(positionOf(found), recorded?.record),
				};
			}),
	);
}

/** A matter number stands for the case, as in the names of folders. */
const namedCaseOf = ({ way }: CloseRequest): string | undefined =>
	way.kind === 'zip' && way.matterNumber !== '' ? way.matterNumber : undefined;

export const positionOf = ({ folder, parent }: Pick<CaseFolderWithParent<unknown>, 'folder' | 'parent'>) => ({
	folderId: folder.id,
	name: folder.name,
	parent,
});
