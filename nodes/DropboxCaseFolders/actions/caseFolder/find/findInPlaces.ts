import { done, mapGroups, refused, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { severalMarkedRefusal } from '../../shared/caseFolders/findTrustedFolders';
import { findCaseFolders } from './findCaseFolders';
import type { FindRequest, FoundFolder } from './FindRequest';

/**
 * The folder of each case where it is searched first, and where it is not, in the further places of its item: a folder
 * that lies in several of those is reported, never chosen.
 */
export async function findInPlaces(
	requests: readonly FindRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundFolder[]>>> {
	const first = await findCaseFolders(requests, dropbox);
	const elsewhere = requests.map((request, index) =>
		isNotFound(first[index]) ? (request.alsoWithin ?? []).map((within) => ({ ...request, within })) : [],
	);
	if (elsewhere.every((places) => places.length === 0)) return first;
	const further = await mapGroups(elsewhere, async (all) => await findCaseFolders(all, dropbox));
	return first.map((outcome, index) => together(outcome, further[index] ?? [], requests[index]?.several));
}

const isNotFound = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.reason === 'not_found';

/** @param first what the first place said: that there is none, if there are further places at all */
function together(
	first: Outcome<FoundFolder[]>,
	further: ReadonlyArray<Outcome<FoundFolder[]>>,
	several: FindRequest['several'] | undefined,
): Outcome<FoundFolder[]> {
	// A place that could not be searched may be the one where it is.
	const unknown = further.find((outcome) => !outcome.ok && !isNotFound(outcome));
	if (unknown !== undefined) return unknown;
	// Places may lie in each other.
	const found = new Map(
		further.flatMap((outcome) => (outcome.ok ? outcome.value : [])).map((each) => [each.folderId, each]),
	);
	if (found.size === 0) return first;
	if (found.size > 1 && several !== 'all') return refused(severalMarkedRefusal([...found.keys()]));
	return done([...found.values()]);
}
