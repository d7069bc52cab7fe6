import type { FolderEntry } from '../../../../shared/domain/entry';
import { mapOk, done, type Outcome } from '../../../../shared/core/outcome';
import { parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Progress } from '../../../../shared/core/Progress';
import { requireSameAudienceOfEach, type Transfer } from '../../shared/audience/requireSameAudience';
import { requireOneCase } from '../../shared/caseFolders/requireOneCase';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import type { MovedFolder, MoveRequest, MovePlan } from './MoveRequest';
import { executeMoves } from './executeMoves';
import { planMoves } from './planMoves';
import { checkMoves } from './checkMoves';
import { reportOf } from './reportOf';

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
		async (all) => await requireSameAudienceOfEach(all, passagesOf, dropbox),
	);
	return await mapOk(sameAudience, async (plans) => {
		const rehearsals = await checkMoves(plans.filter(isUnclear), dropbox);
		const clear = plans.map((plan) =>
			isUnclear(plan) ? (rehearsals.shift() as Outcome<MovePlan>) : done(plan),
		);
		return await mapOk(clear, async (all) => {
			const folders = await executeMoves(all.filter(isToMove), dropbox, progress);
			return all.map((plan) => {
				if (!isToMove(plan)) return done(reportOf(plan));
				const outcome = folders.get(plan.folder.id);
				return outcome?.ok === true ? done(reportOf(plan, outcome.value)) : (outcome as Outcome<never>);
			});
		});
	});
}

/** Nothing is written for it, or whether it is there cannot be told by paths. */
const isUnclear = ({ request, isThere, newPath }: MovePlan): boolean =>
	!isThere && (request.dryRun || newPath === undefined);

const passagesOf = ({ folder, destination, isThere }: MovePlan): Transfer[] =>
	isThere ? [] : [{ from: placeOf(folder), to: destination, folder }];

/** Of a folder that is not mounted the shared folder is known that it lies in. */
function placeOf({ path, parentNamespaceId }: FolderEntry): string | undefined {
	if (path !== undefined) return parentPath(path);
	return parentNamespaceId === undefined ? undefined : `ns:${parentNamespaceId}`;
}

const isToMove = ({ request, isThere }: MovePlan): boolean => !request.dryRun && !isThere;
