import { mapOk, done, type Outcome } from '../../../../shared/core/outcome';
import { inParallel } from '../../../../shared/core/inParallel';
import { pathKey, baseName, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireSameAudienceOfEach, type Transfer } from '../../shared/audience/requireSameAudience';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { locateCaseFoldersWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import type { ClosedCaseFolder } from './ClosedCaseFolder';
import { locateClosedFolders } from './locateClosedFolders';
import type { CloseRequest } from './CloseRequest';
import { gatherCloseFacts } from './gatherCloseFacts';
import { requireFreePlaces, type PlannedMove } from '../../shared/caseFolders/requireFreePlaces';
import { remainingLinkWarnings, revokeLinks, findLinks, type PlanWithLinks } from './links';
import { runOncePerFolder } from './runOncePerFolder';
import { isActivePlan, type ActiveClosePlan, type ClosePlan } from './ClosePlan';
import { planClosings } from './planClosings';
import { requireCreatableParents } from './requireCreatableParents';
import { relocateFolders, type RelocatedFolder } from './relocateFolders';
import { closedResult } from './results';
import { writesOf } from './writesOf';
import { makeZips } from './zip/makeZips';
import { requireIntactZips } from './zip/requireIntactZips';

/** Case folders whose links are revoked at once. */
const AT_ONCE = 2;

/**
 * Closes case folders, all together: few calls for a thousand. Reading comes first, and what cannot be done is refused
 * before anything is written for it; then records, ZIPs, moves and links, in an order in which a run that dies
 * leaves what the next one completes.
 */
export async function closeCaseFolders(
	requests: readonly CloseRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const found = await locateCaseFoldersWithParent(requests, dropbox);
	return await mapOk(
		found,
		async (all) =>
			await runOncePerFolder(all, async (cases) => {
				const known = await gatherCloseFacts(cases, dropbox);
				const closedFolders = await locateClosedFolders(requests, dropbox);
				const plans = await mapOk(known, async (each) => planClosings(each, closedFolders));
				const outside = await mapOk(
					plans,
					async (each) => await requireOutsideCases(each, closedFolderOf, 'Closed Folder', dropbox),
				);
				const standing = await mapOk(outside, async (each) => await requireIntactZips(each, dropbox));
				const sameAudience = await mapOk(
					standing,
					async (each) => await requireSameAudienceOfEach(each, passagesOf, dropbox),
				);
				const free = await mapOk(
					sameAudience,
					async (each) => await requireFreePlaces(each, moveOf, dropbox),
				);
				const linked = await mapOk(free, async (each) => await findLinks(each, dropbox));
				const writable = await mapOk(linked, async (each) => await requireWritable(each, writesOf, dropbox));
				const possible = await mapOk(writable, async (each) => await requireCreatableParents(each, dropbox));
				const zipped = await mapOk(possible, async (each) => await makeZips(each, dropbox));
				return await mapOk(zipped, async (each) => await executePlans(each, dropbox));
			}),
	);
}

/** The place of the ZIP, or else that of the folder; undefined where it stays in its own. */
function closedFolderOf(plan: ClosePlan): string | undefined {
	if (!isActivePlan(plan) || plan.of.request.way.kind === 'prefix') return undefined;
	return parentPath(plan.archivePath ?? plan.place);
}

function moveOf(plan: ClosePlan): PlannedMove | undefined {
	if (!isActivePlan(plan)) return undefined;
	const { folder, path, request } = plan.of;
	return { folderId: folder.id, path, place: plan.place, dryRun: request.dryRun };
}

/** Where the folder goes, and where a ZIP shows what is in it. */
function passagesOf(plan: ClosePlan): Transfer[] {
	if (!isActivePlan(plan)) return [];
	const { folder, path, parent } = plan.of;
	const { archivePath, place } = plan;
	return [
		...(archivePath === undefined ? [] : [{ from: folder, to: parentPath(archivePath) }]),
		...(pathKey(place) === pathKey(path) ? [] : [{ from: parent, to: parentPath(place), folder }]),
	];
}

async function executePlans(
	all: readonly PlanWithLinks[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const closing = all.flatMap(({ plan }) => (isActivePlan(plan) && !plan.of.request.dryRun ? [plan] : []));
	const outcomes = await relocateFolders(closing, dropbox);
	const byPlan = new Map<ClosePlan, Outcome<RelocatedFolder>>(
		closing.map((plan, index) => [plan, outcomes[index] as Outcome<RelocatedFolder>]),
	);
	return await inParallel(all, AT_ONCE, async ({ plan, links }) => {
		const result = resultOf(plan, byPlan.get(plan));
		if (!result.ok) return result;
		if (!plan.of.request.dryRun) {
			const revoked = await revokeLinks(links, dropbox);
			if (!revoked.ok) return revoked;
		}
		return done({ ...result.value, warnings: [...result.value.warnings, ...remainingLinkWarnings(links)] });
	});
}

function resultOf(plan: ClosePlan, outcome: Outcome<RelocatedFolder> | undefined): Outcome<ClosedCaseFolder> {
	if (plan.kind === 'nothing') return done(plan.result);
	if (outcome === undefined) return done(expectedResult(plan));
	return outcome.ok ? done(closedResult(outcome.value.plan, outcome.value.folder)) : outcome;
}

/** IDs stay through moves; a ZIP has none before it is made. */
const expectedResult = (plan: ActiveClosePlan): ClosedCaseFolder => {
	const name = baseName(plan.place);
	return closedResult(plan, { ...plan.of.folder, name, path: plan.place });
};
