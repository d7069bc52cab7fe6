import { groupedBy } from '../../../shared/domain/groupedBy';
import { isOwnMarker } from '../../../shared/domain/marker/standing';
import { done, outcomeOf, type Outcome } from '../../../shared/domain/outcome';
import type { DropboxPort, MarkedFolder } from '../../../shared/ports';
import { followedMarkers } from './followedMarkers';

/** A case, and the address of the folder that its marked folders are looked for in. */
export interface Search {
	caseId: string;
	within: string;
}

/** Told of folders that carry a case's marker as their own and are not among those that are returned. */
export interface LeftOut {
	/** They lie outside of what was searched, as far as the search showed them. */
	beyond?: (caseId: string, found: MarkedFolder) => void;
	/** What marks them is a file that other people could have put there: see `followedMarkers`. */
	aside?: (search: Search, found: MarkedFolder) => void;
}

/**
 * The folders that are marked for each of these cases, in the order of the searches; all cases of one place are
 * searched for together. What keeps one place from being searched is refused to its cases alone.
 */
export async function markedBelow(
	searches: readonly Search[],
	dropbox: DropboxPort,
	{ beyond, aside }: LeftOut = {},
): Promise<Array<Outcome<MarkedFolder[]>>> {
	const found = new Map<Search, Outcome<MarkedFolder[]>>();
	for (const [within, group] of groupedBy(searches, (search) => search.within)) {
		const caseIds = group.map(({ caseId }) => caseId);
		const searched = await outcomeOf(async () => {
			const all = await dropbox.markedFor(caseIds, within, beyond);
			const marked = new Set(all.flatMap((outcome) => (outcome.ok ? outcome.value : [])));
			return { all, followed: await followedMarkers([...marked], within, dropbox) };
		});
		group.forEach((search, index) => {
			const outcome = searched.ok ? (searched.value.all[index] as Outcome<MarkedFolder[]>) : searched;
			if (!outcome.ok || !searched.ok) return found.set(search, outcome as Outcome<never>);
			const { followed } = searched.value;
			for (const each of outcome.value) {
				if (!followed.has(each) && isOwnMarker(each.marker, each.folder)) aside?.(search, each);
			}
			return found.set(search, done(outcome.value.filter((each) => followed.has(each))));
		});
	}
	return searches.map((search) => found.get(search) as Outcome<MarkedFolder[]>);
}
