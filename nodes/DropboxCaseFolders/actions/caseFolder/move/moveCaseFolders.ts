import type { FolderEntry } from '../../../../shared/domain/entry';
import { done, mapOk, type Outcome } from '../../../../shared/core/outcome';
import { parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort, Relocations } from '../../../../shared/dropbox/port';
import type { Progress } from '../../../../shared/core/Progress';
import { requireSameAudienceOfEach, type Transfer } from '../../shared/audience/requireSameAudience';
import { requireOneCase } from '../../shared/caseFolders/requireOneCase';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import type { MovedFolder, MovePlan, MoveRequest } from './MoveRequest';
import { planMoves } from './planMoves';
import { checkMoves } from './checkMoves';
import { webLink } from '../../../../shared/domain/webLink';

/**
 * Moves case folders to other destinations, a thousand with one call; their IDs stay. A run that died at any point is
 * completed by the next: what is in its destination already counts as done.
 */
export async function moveCaseFolders(
	requests: readonly MoveRequest[],
	dropbox: DropboxPort,
	progress: Progress,
): Promise<Array<Outcome<MovedFolder>>> {
	const plans = await planMoves(requests, dropbox);
	const known = await mapOk(
		plans,
		async (all) => await requireOneCase(all, ({ folder }) => ({ folder }), dropbox),
	);
	const outside = await mapOk(
		known,
		async (all) =>
			await requireOutsideCases(all, ({ destination }) => destination, 'New Destination', dropbox),
	);
	const sameAudience = await mapOk(
		outside,
		async (all) => await requireSameAudienceOfEach(all, transfersOf, dropbox),
	);
	return await mapOk(sameAudience, async (plans) => {
		const checked = await checkMoves(plans.filter(isUnclear), dropbox);
		const clear = plans.map((plan) =>
			isUnclear(plan) ? (checked.shift() as Outcome<MovePlan>) : done(plan),
		);
		return await mapOk(clear, async (all) => {
			const folders = await executeMoves(all.filter(isToMove), dropbox, progress);
			return all.map((plan) => {
				if (!isToMove(plan)) return done(toMovedFolder(plan));
				const outcome = folders.get(plan.folder.id);
				return outcome?.ok === true ? done(toMovedFolder(plan, outcome.value)) : (outcome as Outcome<never>);
			});
		});
	});
}

/** Nothing is written for it, or whether it is there cannot be told by paths. */
const isUnclear = ({ request, isThere, newPath }: MovePlan): boolean =>
	!isThere && (request.dryRun || newPath === undefined);

const transfersOf = ({ folder, destination, isThere }: MovePlan): Transfer[] =>
	isThere ? [] : [{ from: placeOf(folder), to: destination, folder }];

/** Of a folder that is not mounted the shared folder is known that it lies in. */
function placeOf({ path, parentNamespaceId }: FolderEntry): string | undefined {
	if (path !== undefined) return parentPath(path);
	return parentNamespaceId === undefined ? undefined : `ns:${parentNamespaceId}`;
}

const isToMove = ({ request, isThere }: MovePlan): boolean => !request.dryRun && !isThere;

/** Moves between two tellings of how far it is: what Dropbox takes at once. */
const BATCH_SIZE = 1000;

/** Carries plans out; the outcomes by the IDs of the folders, as several items may ask for one. */
async function executeMoves(
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

/**
 * The line of the report for one case folder.
 * @param folder as it is after the move; where nothing was moved, it is as planned
 */
export function toMovedFolder(plan: MovePlan, folder: FolderEntry = expectedFolder(plan)): MovedFolder {
	return {
		folderId: folder.id,
		name: folder.name,
		previousPath: plan.folder.path,
		path: folder.path,
		url: webLink(folder),
		status: plan.isThere ? 'alreadyThere' : 'moved',
		warnings: plan.warnings,
		...(plan.request.dryRun ? { dryRun: true } : {}),
	};
}

const expectedFolder = ({ folder, isThere, newPath }: MovePlan): FolderEntry =>
	isThere ? folder : { ...folder, path: newPath };
