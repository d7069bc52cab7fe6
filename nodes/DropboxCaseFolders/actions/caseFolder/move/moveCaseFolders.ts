import type { FolderEntry } from '../../../../shared/domain/entry';
import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import { parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort, Progress } from '../../../../shared/ports';
import { whereSameAudience, type Passage } from '../../requireSameAudience';
import { whereOneCase } from '../whereOneCase';
import { whereOutsideCases } from '../whereOutsideCases';
import type { MovedFolder, MoveRequest, Plan } from './CaseFolderMove';
import { carriedOut } from './carriedOut';
import { planned } from './planned';
import { rehearsed } from './rehearsed';
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
	const plans = await planned(requests, dropbox);
	const known = await andThenAll(
		plans,
		async (all) => await whereOneCase(all, ({ folder }) => ({ folder }), dropbox),
	);
	const outside = await andThenAll(
		known,
		async (all) => await whereOutsideCases(all, ({ destination }) => destination, 'New Destination', dropbox),
	);
	const sameAudience = await andThenAll(
		outside,
		async (all) => await whereSameAudience(all, passagesOf, dropbox),
	);
	return await andThenAll(sameAudience, async (plans) => {
		const rehearsals = await rehearsed(plans.filter(isUnclear), dropbox);
		const clear = plans.map((plan) => (isUnclear(plan) ? (rehearsals.shift() as Outcome<Plan>) : done(plan)));
		return await andThenAll(clear, async (all) => {
			const folders = await carriedOut(all.filter(isToMove), dropbox, progress);
			return all.map((plan) => {
				if (!isToMove(plan)) return done(reportOf(plan));
				const outcome = folders.get(plan.folder.id);
				return outcome?.ok === true ? done(reportOf(plan, outcome.value)) : (outcome as Outcome<never>);
			});
		});
	});
}

/** Nothing is written for it, or whether it is there cannot be told by paths. */
const isUnclear = ({ request, isThere, newPath }: Plan): boolean =>
	!isThere && (request.dryRun || newPath === undefined);

const passagesOf = ({ folder, destination, isThere }: Plan): Passage[] =>
	isThere ? [] : [{ from: placeOf(folder), to: destination, folder }];

/** Of a folder that is not mounted the shared folder is known that it lies in. */
function placeOf({ path, parentNamespaceId }: FolderEntry): string | undefined {
	if (path !== undefined) return parentPath(path);
	return parentNamespaceId === undefined ? undefined : `ns:${parentNamespaceId}`;
}

const isToMove = ({ request, isThere }: Plan): boolean => !request.dryRun && !isThere;
