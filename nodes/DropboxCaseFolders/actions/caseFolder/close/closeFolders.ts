import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import { inParallel } from '../../../../shared/domain/inParallel';
import { comparable, lastName, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';
import { whereSameAudience, type Passage } from '../../requireSameAudience';
import { whereOutsideCases } from '../whereOutsideCases';
import { whereWritable } from '../writable';
import { findCaseFolders } from './caseFolders';
import type { ClosedCaseFolder } from './ClosedCaseFolder';
import { closedFoldersOf } from './closedFolders';
import type { CloseRequest } from './CloseRequest';
import { examined } from './examined';
import { whereFree, type Move } from './free';
import { leftLinks, revokeLinks, withLinks, type Linked } from './links';
import { oncePerFolder } from './oncePerFolder';
import { isClosing, type Closing, type Plan } from './Plan';
import { planned } from './planned';
import { rehearsed } from './rehearsed';
import { relocated, type Relocated } from './relocated';
import { closedNow } from './results';
import { writesOf } from './writes';
import { archived } from './zip/archived';
import { whereZipStands } from './zip/stillThere';

/** Case folders whose links are revoked at once. */
const AT_ONCE = 2;

/**
 * Closes case folders, all together: few calls for a thousand. Reading comes first, and what cannot be done is refused
 * before anything is written for it; then records, ZIPs, moves and links, in an order in which a run that dies
 * leaves what the next one completes.
 */
export async function closeFolders(
	requests: readonly CloseRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const found = await findCaseFolders(requests, dropbox);
	return await andThenAll(
		found,
		async (all) =>
			await oncePerFolder(all, async (cases) => {
				const known = await examined(cases, dropbox);
				const closedFolders = await closedFoldersOf(requests, dropbox);
				const plans = await andThenAll(known, async (each) => planned(each, closedFolders));
				const outside = await andThenAll(
					plans,
					async (each) => await whereOutsideCases(each, closedFolderOf, 'Closed Folder', dropbox),
				);
				const standing = await andThenAll(outside, async (each) => await whereZipStands(each, dropbox));
				const sameAudience = await andThenAll(
					standing,
					async (each) => await whereSameAudience(each, passagesOf, dropbox),
				);
				const free = await andThenAll(sameAudience, async (each) => await whereFree(each, moveOf, dropbox));
				const linked = await andThenAll(free, async (each) => await withLinks(each, dropbox));
				const writable = await andThenAll(
					linked,
					async (each) => await whereWritable(each, writesOf, dropbox),
				);
				const possible = await andThenAll(writable, async (each) => await rehearsed(each, dropbox));
				const zipped = await andThenAll(possible, async (each) => await archived(each, dropbox));
				return await andThenAll(zipped, async (each) => await carriedOut(each, dropbox));
			}),
	);
}

/** The place of the ZIP, or else that of the folder; undefined where it stays in its own. */
function closedFolderOf(plan: Plan): string | undefined {
	if (!isClosing(plan) || plan.of.request.way.kind === 'prefix') return undefined;
	return parentPath(plan.archivePath ?? plan.place);
}

function moveOf(plan: Plan): Move | undefined {
	if (!isClosing(plan)) return undefined;
	const { folder, path, request } = plan.of;
	return { folderId: folder.id, path, place: plan.place, dryRun: request.dryRun };
}

/** Where the folder goes, and where a ZIP shows what is in it. */
function passagesOf(plan: Plan): Passage[] {
	if (!isClosing(plan)) return [];
	const { folder, path, parent } = plan.of;
	const { archivePath, place } = plan;
	return [
		...(archivePath === undefined ? [] : [{ from: folder, to: parentPath(archivePath) }]),
		...(comparable(place) === comparable(path) ? [] : [{ from: parent, to: parentPath(place), folder }]),
	];
}

async function carriedOut(
	all: readonly Linked[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const closing = all.flatMap(({ plan }) => (isClosing(plan) && !plan.of.request.dryRun ? [plan] : []));
	const outcomes = await relocated(closing, dropbox);
	const byPlan = new Map<Plan, Outcome<Relocated>>(
		closing.map((plan, index) => [plan, outcomes[index] as Outcome<Relocated>]),
	);
	return await inParallel(all, AT_ONCE, async ({ plan, links }) => {
		const result = resultOf(plan, byPlan.get(plan));
		if (!result.ok) return result;
		if (!plan.of.request.dryRun) {
			const revoked = await revokeLinks(links, dropbox);
			if (!revoked.ok) return revoked;
		}
		return done({ ...result.value, warnings: [...result.value.warnings, ...leftLinks(links)] });
	});
}

function resultOf(plan: Plan, outcome: Outcome<Relocated> | undefined): Outcome<ClosedCaseFolder> {
	if (plan.kind === 'nothing') return done(plan.result);
	if (outcome === undefined) return done(wouldBe(plan));
	return outcome.ok ? done(closedNow(outcome.value.plan, outcome.value.folder)) : outcome;
}

/** IDs stay through moves; a ZIP has none before it is made. */
const wouldBe = (plan: Closing): ClosedCaseFolder => {
	const name = lastName(plan.place);
	return closedNow(plan, { ...plan.of.folder, name, path: plan.place });
};
