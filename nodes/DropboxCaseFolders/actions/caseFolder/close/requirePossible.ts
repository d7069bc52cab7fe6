import { inParallel, done, mapOk, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { parentPath, pathKey } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort, Lookups, Write } from '../../../../shared/dropbox/port';
import { requireSameAudienceOfEach, type Transfer } from '../../shared/audience/requireSameAudience';
import { closingRecordAddress } from '../../shared/caseFolders/readClosingRecord';
import { requireFreePlaces, type PlannedMove } from '../../shared/caseFolders/requireFreePlaces';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { findLinks, type PlanWithLinks } from './links';
import { requireIntactZips } from './zip/existingZips';
import { isActivePlan, type ClosePlan } from './ClosePlan';

/** Refuses those whose plan cannot be carried out, before anything is written for them; finds the links of the others. */
export async function requirePossible(
	plans: readonly ClosePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PlanWithLinks>>> {
	const outside = await requireOutsideCases(plans, closedFolderOf, 'Closed Folder', dropbox);
	const intact = await mapOk(outside, async (some) => await requireIntactZips(some, dropbox));
	const sameAudience = await mapOk(
		intact,
		async (some) => await requireSameAudienceOfEach(some, transfersOf, dropbox),
	);
	const free = await mapOk(sameAudience, async (some) => await requireFreePlaces(some, moveOf, dropbox));
	const linked = await mapOk(free, async (some) => await findLinks(some, dropbox));
	const writable = await mapOk(linked, async (some) => await requireWritable(some, writesOf, dropbox));
	return await mapOk(writable, async (some) => await requireCreatableParents(some, dropbox));
}

/** The place of the ZIP, or else that of the folder; undefined where it stays in its own. */
function closedFolderOf(plan: ClosePlan): string | undefined {
	if (!isActivePlan(plan) || plan.facts.request.way.kind === 'prefix') return undefined;
	return parentPath(plan.archivePath ?? plan.place);
}

function moveOf(plan: ClosePlan): PlannedMove | undefined {
	if (!isActivePlan(plan)) return undefined;
	const { folder, path, request } = plan.facts;
	return { folderId: folder.id, path, place: plan.place, dryRun: request.dryRun };
}

/** Where the folder goes, and where a ZIP shows what is in it. */
function transfersOf(plan: ClosePlan): Transfer[] {
	if (!isActivePlan(plan)) return [];
	const { folder, path, parent } = plan.facts;
	const { archivePath, place } = plan;
	return [
		...(archivePath === undefined ? [] : [{ from: folder, to: parentPath(archivePath) }]),
		...(pathKey(place) === pathKey(path) ? [] : [{ from: parent, to: parentPath(place), folder }]),
	];
}

/**
 * Looks, for dry runs, whether a file stands where a folder is to be made on the way: of the year, or of the matter.
 * A real run is told so by Dropbox when it writes, and leaves everything as it was.
 */
async function requireCreatableParents(
	all: readonly PlanWithLinks[],
	dropbox: Lookups,
): Promise<Array<Outcome<PlanWithLinks>>> {
	const ways = all.map(parentsToCreate);
	const folders = [...new Set(ways.flat())];
	const found = await inParallel(folders, async (folder) => {
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
	if (!isActivePlan(plan) || !plan.facts.request.dryRun) return [];
	const { archivePath, place, facts } = plan;
	const isMoved = parentPath(place) !== parentPath(facts.path);
	return [...(archivePath === undefined ? [] : [archivePath]), ...(isMoved ? [place] : [])]
		.map(parentPath)
		.flatMap((folder) => [folder, parentPath(folder)])
		.filter((folder) => folder !== '');
}

const fileOnTheWay = (): Refusal =>
	new Refusal(
		'not_a_folder',
		'Part of the path is a file, so there cannot be anything below it',
		'Check the path, or move that file.',
	);

/** All that is going to be written for one case folder, as the calls themselves are judged. */
function writesOf({ plan, links }: PlanWithLinks): Write[] {
	const revoked = links.flatMap(({ mayRevoke, pathLower, id }): Write[] => {
		const address = pathLower ?? id;
		return !mayRevoke || address === undefined ? [] : [{ address, reach: 'all in it' }];
	});
	if (!isActivePlan(plan)) return revoked;
	const { folder, path } = plan.facts;
	const { archivePath, place } = plan;
	return [
		{ address: closingRecordAddress(folder), reach: 'itself' },
		...(archivePath === undefined ? [] : [{ address: archivePath, reach: 'itself' } as const]),
		...(pathKey(place) === pathKey(path)
			? []
			: [{ address: folder.id, reach: 'all in it' } as const, { address: place, reach: 'itself' } as const]),
		...revoked,
	];
}
