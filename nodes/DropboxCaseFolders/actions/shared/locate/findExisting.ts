import type { Entry } from '../../../../shared/domain/entry';
import { groupBy } from '../../../../shared/core/groupBy';
import { inParallel } from '../../../../shared/core/inParallel';
import { WantedPaths } from '../../../../shared/domain/naming/EntriesByName';
import { done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { pathKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Listings, Lookups } from '../../../../shared/dropbox/port';

/** Folders that are looked into at once. */
const AT_ONCE = 8;

/**
 * What stands at each of these places, by the paths as they were given; undefined where nothing does. Places of one
 * folder cost a listing, but never more pages of it than there are places; what those did not show is looked at one by
 * one.
 */
export async function findExisting(
	paths: readonly string[],
	dropbox: Lookups & Listings,
): Promise<Map<string, Outcome<Entry | undefined>>> {
	const found = new Map<string, Outcome<Entry | undefined>>();
	await inParallel([...groupBy(new Set(paths), parentPath)], AT_ONCE, async ([folder, places]) => {
		const wanted = new WantedPaths(places);
		if (wanted.missing.size > 1) {
			const read = await outcomeOf(async () => await readListing(folder, wanted, found, dropbox));
			// Nothing stands in a folder that is not there, nor where the listing has come to its end.
			if ((read.ok && read.value === 'to its end') || isAbsent(read)) {
				for (const place of [...wanted.missing]) {
					if (wanted.unsure.has(place)) continue;
					wanted.missing.delete(place);
					found.set(place, done(undefined));
				}
			}
		}
		for (const place of wanted.missing) {
			const entry = await outcomeOf(async () => await dropbox.find(place));
			found.set(place, isAbsent(entry) ? done(undefined) : entry);
		}
	});
	return found;
}

async function readListing(
	folder: string,
	wanted: WantedPaths,
	found: Map<string, Outcome<Entry | undefined>>,
	dropbox: Listings,
): Promise<'to its end' | 'in part'> {
	let pages = 0;
	for await (const page of dropbox.list(folder, 'one level')) {
		for (const entry of page) for (const place of wanted.match(entry)) found.set(place, done(entry));
		if (wanted.missing.size === 0 || ++pages > wanted.missing.size) return 'in part';
	}
	return 'to its end';
}

/** Only names are told apart without their upper and lower case, not the ID or namespace that a place begins with. */
export const addressKey = (path: string): string => {
	const [head = '', ...names] = path.split('/');
	return [head, ...names.map(pathKey)].join('/');
};

const isAbsent = (outcome: Outcome<unknown>): boolean =>
	!outcome.ok && (outcome.refusal.reason === 'not_found' || outcome.refusal.reason === 'deleted');

/** What a folder or document that is to be made meets. */
export function nameConflict(standing: Entry): Refusal {
	return standing.kind === 'folder'
		? new Refusal(
				'folder_exists',
				'A folder of this name is there already',
				'Choose another name, or use that folder.',
			)
		: new Refusal(
				'name_taken',
				'A file of this name is there already',
				'Choose another name, or move that file away.',
			);
}
