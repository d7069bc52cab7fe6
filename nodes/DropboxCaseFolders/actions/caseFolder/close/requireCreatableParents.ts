import { inParallel } from '../../../../shared/core/inParallel';
import { done, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Lookups } from '../../../../shared/dropbox/port';
import type { PlanWithLinks } from './links';
import { isActivePlan } from './ClosePlan';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * Looks, for dry runs, whether a file stands where a folder is to be made on the way: of the year, or of the matter.
 * A real run is told so by Dropbox when it writes, and leaves everything as it was.
 */
export async function requireCreatableParents(
	all: readonly PlanWithLinks[],
	dropbox: Lookups,
): Promise<Array<Outcome<PlanWithLinks>>> {
	const ways = all.map(parentsToCreate);
	const folders = [...new Set(ways.flat())];
	const found = await inParallel(folders, AT_ONCE, async (folder) => {
		const entry = await outcomeOf(async () => await dropbox.find(folder));
		return entry.ok && entry.value.kind === 'file';
	});
	const files = new Set(folders.filter((_, index) => found[index]));
	return all.map((linked, index) =>
		ways[index]?.some((folder) => files.has(folder)) === true ? refused(fileOnTheWay()) : done(linked),
	);
}

/** The folders around what is to be made or moved, as far as closing makes them. */
function parentsToCreate({ plan }: PlanWithLinks): string[] {
	if (!isActivePlan(plan) || !plan.of.request.dryRun) return [];
	const { archivePath, place, of } = plan;
	const isMoved = parentPath(place) !== parentPath(of.path);
	return [...(archivePath === undefined ? [] : [archivePath]), ...(isMoved ? [place] : [])]
		.map(parentPath)
		.flatMap((folder) => [folder, parentPath(folder)])
		.filter((folder) => folder !== '');
}

const fileOnTheWay = (): Refusal =>
	new Refusal(
		'not_a_folder',
		'A part of the path is a file, so nothing can lie below it',
		'Check the path, or move that file away.',
	);
