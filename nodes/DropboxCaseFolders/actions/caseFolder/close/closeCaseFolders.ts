import { inParallel, done, mapOk, refused, type Outcome } from '../../../../shared/core/outcome';
import { baseName } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import {
	locateCaseFoldersWithParent,
	type CaseFolderWithParent,
} from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { runOncePerFolder } from '../../shared/caseFolders/runOncePerFolder';
import { gatherCloseFacts, locateClosedFolders } from './gatherCloseFacts';
import { remainingLinkWarnings, revokeLinks, type PlanWithLinks } from './links';
import { planClosings } from './planClosings';
import { relocateFolders, type RelocatedFolder } from './relocateFolders';
import type { CloseRequest } from './request';
import { requirePossible } from './requirePossible';
import { closedResult } from './results';
import { makeZips } from './zip/makeZips';
import { isActivePlan, type ActiveClosePlan, type ClosePlan, type ClosedCaseFolder } from './ClosePlan';

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
	const closeDistinct = async (cases: ReadonlyArray<CaseFolderWithParent<CloseRequest>>) => {
		const facts = await gatherCloseFacts(cases, dropbox);
		const closedFolders = await locateClosedFolders(requests, dropbox);
		const plans = await mapOk(facts, async (some) => planClosings(some, closedFolders));
		const possible = await mapOk(plans, async (some) => await requirePossible(some, dropbox));
		const zipped = await mapOk(possible, async (some) => await makeZips(some, dropbox));
		return await mapOk(zipped, async (some) => await executePlans(some, dropbox));
	};
	const found = await locateCaseFoldersWithParent(requests, dropbox);
	return await mapOk(found, async (all) => await runOncePerFolder(all, closeDistinct, repeatOutcome));
}

/** Those after the first find the folder closed, if they would close it in the same way. */
function repeatOutcome(
	outcome: Outcome<ClosedCaseFolder>,
	each: CaseFolderWithParent<CloseRequest>,
	first: CaseFolderWithParent<CloseRequest>,
): Outcome<ClosedCaseFolder> {
	if (JSON.stringify(each.request.way) !== JSON.stringify(first.request.way))
		return refused(otherCloseMethod());
	if (!outcome.ok || outcome.value.status !== 'closed') return outcome;
	return done({ ...outcome.value, status: 'alreadyClosed' });
}

const otherCloseMethod = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Another item of this run closes the same case folder with another method',
		'Use one item per case folder.',
	);

async function executePlans(
	all: readonly PlanWithLinks[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const closing = all.flatMap(({ plan }) => (isActivePlan(plan) && !plan.facts.request.dryRun ? [plan] : []));
	const outcomes = await relocateFolders(closing, dropbox);
	const byPlan = new Map<ClosePlan, Outcome<RelocatedFolder>>(
		closing.map((plan, index) => [plan, outcomes[index] as Outcome<RelocatedFolder>]),
	);
	return await inParallel(
		all,
		async ({ plan, links }) => {
			const result = resultOf(plan, byPlan.get(plan));
			if (!result.ok) return result;
			if (!plan.facts.request.dryRun) {
				const revoked = await revokeLinks(links, dropbox);
				if (!revoked.ok) return revoked;
			}
			return done({ ...result.value, warnings: [...result.value.warnings, ...remainingLinkWarnings(links)] });
		},
		AT_ONCE,
	);
}

function resultOf(plan: ClosePlan, outcome: Outcome<RelocatedFolder> | undefined): Outcome<ClosedCaseFolder> {
	if (plan.kind === 'nothing') return done(plan.result);
	if (outcome === undefined) return done(expectedResult(plan));
	return outcome.ok ? done(closedResult(outcome.value.plan, outcome.value.folder)) : outcome;
}

/** IDs stay through moves; a ZIP has none before it is made. */
const expectedResult = (plan: ActiveClosePlan): ClosedCaseFolder => {
	const name = baseName(plan.place);
	return closedResult(plan, { ...plan.facts.folder, name, path: plan.place });
};
