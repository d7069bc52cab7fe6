import type { FolderEntry } from '../../../../shared/domain/entry';
import { andThenAll, done, outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import type { RefusalKind } from '../../../../shared/domain/Refusal';
import type { Clock, DropboxPort } from '../../../../shared/ports';
import { pretending } from '../../dryRun/pretending';
import { comparablePlace, standingAt } from '../../standingAt';
import type { CreateRequest, Plan } from '../create/CaseFolder';
import { createCaseFolders } from '../create/createCaseFolders';
import { oneFolderPerCase } from '../create/oneFolderPerCase';
import { planOf } from '../create/planned';
import { foldersAt } from '../foldersAt';
import type { CasePreview, PreviewRequest } from './CasePreview';
import { collisionsOf } from './collisions';
import { namePartsOf } from './nameParts';
import { carriedOut, withheld } from './reported';

/** What keeps Dropbox from being read says nothing about a case. */
const KEPT_FROM_LOOKING: ReadonlySet<RefusalKind> = new Set<RefusalKind>([
	...(['not_connected', 'missing_scope', 'wrong_path_root'] as const),
	...(['too_busy', 'unavailable', 'unexpected'] as const),
]);

/**
 * What Create would make of all these items together: its own code says so, on a Dropbox that only pretends to be
 * written to. What Create would refuse is reported; refused is only an item for which Dropbox could not be read.
 */
export async function previewCaseFolders(
	requests: readonly PreviewRequest[],
	dropbox: DropboxPort,
	clock: Pick<Clock, 'now'>,
): Promise<Array<Outcome<CasePreview>>> {
	const dry = pretending(dropbox, clock);
	const asked = requests.map(({ request }) => request);
	const outcomes = await andThenAll(asked, async (all) => await createCaseFolders(all, dry));
	const plans = await andThenAll(asked, async (all) => await plansAlone(all, dry));
	const places = plans.map((plan) => (plan.ok ? placeOf(plan.value) : undefined));
	const withheldAt = places.filter((place, index) => place !== undefined && outcomes[index]?.ok === false);
	const standing = await standingAt(withheldAt as string[], dry);
	const collisions = collisionsOf(
		requests.map(({ item }, index) => {
			const place = places[index];
			return { item, place: place && comparablePlace(place) };
		}),
	);
	return outcomes.map((outcome, index) => {
		if (!outcome.ok && KEPT_FROM_LOOKING.has(outcome.refusal.kind)) return outcome;
		const { request } = requests[index] as PreviewRequest;
		const plan = plans[index];
		return done({
			parts: request.ok ? namePartsOf(request.value) : {},
			collidesWith: collisions[index] ?? [],
			...(outcome.ok
				? carriedOut(outcome.value)
				: withheld(outcome.refusal, plan?.ok ? plan.value : undefined, standing.get(places[index] ?? ''))),
		});
	});
}

/** Each item by itself, as if no other had claimed its place; but items of one case have one place. */
async function plansAlone(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Plan>>> {
	const folders = await foldersAt(
		requests.map((request) => request.existingFolder ?? request.destination),
		dropbox,
	);
	const plans = requests.map((request, index) => {
		const found = folders[index] as Outcome<FolderEntry>;
		return found.ok ? outcomeFrom(() => planOf(request, found.value)) : found;
	});
	return oneFolderPerCase(plans);
}

/** A folder that was given is a place as well: two cases may be given the same. */
const placeOf = ({ place }: Plan): string =>
	'path' in place ? place.path : (place.folder.path ?? place.folder.id);
