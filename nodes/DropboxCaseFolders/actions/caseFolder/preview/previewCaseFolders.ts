import { groupBy, mapOk, done, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { addressKey } from '../../../../shared/domain/paths';
import type { FolderEntry } from '../../../../shared/domain/entry';
import type { RefusalReason } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Clock } from '../../../../shared/http/types';
import { createDryRunDropbox } from '../../shared/dryRun/createDryRunDropbox';
import { findExisting, findFolders } from '../../shared/locate/locateMany';
import type { CreateRequest, CreatePlan } from '../../shared/caseFolders/create/CaseFolder';
import { createCaseFolders } from '../../shared/caseFolders/create/createCaseFolders';
import { assignOneFolderPerCase, planCaseFolder } from '../../shared/caseFolders/create/planCaseFolders';
import { reportAccepted, reportRefused, type CasePreview, type PreviewRequest } from './CasePreview';

/** What keeps Dropbox from being read says nothing about a case. */
const UNREADABLE: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
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
	const dry = createDryRunDropbox(dropbox, clock);
	const asked = requests.map(({ request }) => request);
	const outcomes = await mapOk(asked, async (all) => await createCaseFolders(all, dry));
	const plans = await mapOk(asked, async (all) => await planEachAlone(all, dry));
	const places = plans.map((plan) => (plan.ok ? placeOf(plan.value) : undefined));
	const withheldAt = places.filter((place, index) => place !== undefined && outcomes[index]?.ok === false);
	const existing = await findExisting(withheldAt as string[], dry);
	const collisions = collisionsOf(
		requests.map(({ item }, index) => {
			const place = places[index];
			return { item, place: place && addressKey(place) };
		}),
	);
	return outcomes.map((outcome, index) => {
		if (!outcome.ok && UNREADABLE.has(outcome.refusal.reason)) return outcome;
		const { request } = requests[index] as PreviewRequest;
		const plan = plans[index];
		return done({
			parts: request.ok ? namePartsOf(request.value) : {},
			collidesWith: collisions[index] ?? [],
			...(outcome.ok
				? reportAccepted(outcome.value)
				: reportRefused(
						outcome.refusal,
						plan?.ok ? plan.value : undefined,
						existing.get(places[index] ?? ''),
					)),
		});
	});
}

/** Each item by itself, as if no other had claimed its place; but items of one case have one place. */
async function planEachAlone(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const folders = await findFolders(
		requests.map((request) => request.existingFolder ?? request.destination),
		dropbox,
	);
	const plans = requests.map((request, index) => {
		const found = folders[index] as Outcome<FolderEntry>;
		return found.ok ? outcomeOfSync(() => planCaseFolder(request, found.value)) : found;
	});
	return assignOneFolderPerCase(plans);
}

/** A folder that was given is a place as well: two cases may be given the same. */
const placeOf = ({ place }: CreatePlan): string =>
	'path' in place ? place.path : (place.folder.path ?? place.folder.id);

/**
 * For each item the numbers of the others that would get the same place.
 * @param places comparable; undefined for items that have none
 */
function collisionsOf(items: ReadonlyArray<{ item: number; place: string | undefined }>): number[][] {
	const groups = groupBy(items, ({ place }) => place);
	return items.map(({ item, place }) =>
		place === undefined
			? []
			: (groups.get(place) ?? []).flatMap((other) => (other.item === item ? [] : [other.item])),
	);
}

/** What the name is put together from, by placeholder: as it was given, before it was made safe. */
const namePartsOf = ({ template, fields, caseId }: CreateRequest): Record<string, string> =>
	Object.fromEntries([
		['caseId', caseId],
		...template.flatMap((part) =>
			part.kind === 'field' && Object.hasOwn(fields, part.name) ? [[part.name, fields[part.name]]] : [],
		),
	]);
