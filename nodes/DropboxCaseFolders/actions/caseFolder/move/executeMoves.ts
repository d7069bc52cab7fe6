import type { FolderEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import type { Relocations } from '../../../../shared/dropbox/port';
import type { Progress } from '../../../../shared/core/Progress';
import type { MovePlan } from './MoveRequest';

/** Moves between two tellings of how far it is: what Dropbox takes at once. */
const BATCH_SIZE = 1000;

/** Carries plans out; the outcomes by the IDs of the folders, as several items may ask for one. */
export async function executeMoves(
	plans: readonly MovePlan[],
	dropbox: Relocations,
	progress: Progress,
): Promise<Map<string, Outcome<FolderEntry>>> {
	const moves = [...new Map(plans.map(({ folder, to }) => [folder.id, { from: folder.id, to }])).values()];
	const outcomes = new Map<string, Outcome<FolderEntry>>();
	for (let start = 0; start < moves.length; start += BATCH_SIZE) {
		const portion = moves.slice(start, start + BATCH_SIZE);
		const moved = await dropbox.moveFolders(portion);
		portion.forEach(({ from }, index) => outcomes.set(from, moved[index] as Outcome<FolderEntry>));
		progress(outcomes.size, moves.length, 'case folders');
	}
	return outcomes;
}
