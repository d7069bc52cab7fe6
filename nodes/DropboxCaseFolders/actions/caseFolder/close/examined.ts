import { standingOf, type Standing } from '../../../../shared/domain/closing/standing';
import type { Tally } from '../../../../shared/domain/closing/Tally';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { readRecord, type StandingRecord } from '../standingRecord';
import type { Found } from './caseFolders';
import type { CloseRequest } from './CloseRequest';
import { talliesOf } from './tallies';

/** Records under way at once. */
const AT_ONCE = 8;

/** A case folder of which everything is known that decides what is to be done. */
export interface Examined extends Found<CloseRequest> {
	tally: Tally;
	standing: Standing;
	/** The record that lies in the folder, if any; a copied folder has that of the other one. */
	recorded: StandingRecord | undefined;
}

/** Counts what is in the case folders, and reads the records of those that have one. */
export async function examined(
	cases: readonly Found<CloseRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Examined>>> {
	const tallies = await talliesOf(
		cases.map(({ folder }) => folder),
		dropbox,
	);
	return await inParallel(
		cases,
		AT_ONCE,
		async (found) =>
			await outcomeOf(async () => {
				const tally = tallies.get(found.folder.id) as Outcome<Tally>;
				if (!tally.ok) throw tally.refusal;
				const { record: file } = tally.value;
				const recorded = file === undefined ? undefined : await readRecord(file.id, dropbox);
				return {
					...found,
					tally: tally.value,
					recorded,
					standing: standingOf(positionOf(found), recorded?.record),
				};
			}),
	);
}

export const positionOf = ({ folder, parent }: Pick<Found<unknown>, 'folder' | 'parent'>) => ({
	folderId: folder.id,
	name: folder.name,
	parent,
});
