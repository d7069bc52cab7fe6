import { standingOf, type Standing } from '../../../../shared/domain/closing/standing';
import type { Tally } from '../../../../shared/domain/closing/Tally';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { readRecord, type StandingRecord } from '../standingRecord';
import type { Found } from './caseFolders';
import type { CloseRequest } from './CloseRequest';
import { inventoriesOf, type Inventory } from './inventories';

/** Records under way at once. */
const AT_ONCE = 8;

/** A case folder of which everything is known that decides what is to be done. */
export interface Examined extends Found<CloseRequest> {
	tally: Tally;
	standing: Standing;
	/** The record that lies in the folder, if any; a copied folder has that of the other one. */
	recorded: StandingRecord | undefined;
}

/**
 * Counts what is in the case folders, and reads the records of those that have one. Refused are folders in which other
 * cases lie, or which are another case's than the one that is named.
 */
export async function examined(
	cases: readonly Found<CloseRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Examined>>> {
	const inventories = await inventoriesOf(
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
				within.assertOneCase(namedBy(found.request));
				const { record: file } = tally;
				const recorded = file === undefined ? undefined : await readRecord(file.id, dropbox);
				return {
					...found,
					tally,
					recorded,
					standing: standingOf(positionOf(found), recorded?.record),
				};
			}),
	);
}

/** A matter number stands for the case, as in the names of folders. */
const namedBy = ({ way }: CloseRequest): string | undefined =>
	way.kind === 'zip' && way.matterNumber !== '' ? way.matterNumber : undefined;

export const positionOf = ({ folder, parent }: Pick<Found<unknown>, 'folder' | 'parent'>) => ({
	folderId: folder.id,
	name: folder.name,
	parent,
});
