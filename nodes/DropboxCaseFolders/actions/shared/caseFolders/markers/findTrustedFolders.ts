import { groupBy } from '../../../../../shared/core/groupBy';
import { isOwnMarker } from '../../../../../shared/domain/marker/matchMarker';
import { done, outcomeOf, type Outcome } from '../../../../../shared/core/outcome';
import type { DropboxPort, MarkedFolder } from '../../../../../shared/dropbox/port';
import { selectTrustedMarkers } from './selectTrustedMarkers';

/** A case, and the address of the folder that its marked folders are looked for in. */
export interface MarkerSearch {
	caseId: string;
	within: string;
}

/** Told of folders that carry a case's marker as their own and are not among those that are returned. */
export interface SearchCallbacks {
	/** They lie outside of what was searched, as far as the search showed them. */
	onOutside?: (caseId: string, found: MarkedFolder) => void;
	/** What marks them is a file that other people could have put there: see `followedMarkers`. */
	onUntrusted?: (search: MarkerSearch, found: MarkedFolder) => void;
}

/**
 * The folders that are marked for each of these cases, in the order of the searches; all cases of one place are
 * searched for together. What keeps one place from being searched is refused to its cases alone.
 */
export async function findTrustedFolders(
	searches: readonly MarkerSearch[],
	dropbox: DropboxPort,
	{ onOutside, onUntrusted }: SearchCallbacks = {},
): Promise<Array<Outcome<MarkedFolder[]>>> {
	const found = new Map<MarkerSearch, Outcome<MarkedFolder[]>>();
	for (const [within, group] of groupBy(searches, (search) => search.within)) {
		const caseIds = group.map(({ caseId }) => caseId);
		const searched = await outcomeOf(async () => {
			const all = await dropbox.findMarkedFolders(caseIds, within, onOutside);
			const marked = new Set(all.flatMap((outcome) => (outcome.ok ? outcome.value : [])));
			return { all, followed: await selectTrustedMarkers([...marked], within, dropbox) };
		});
		group.forEach((search, index) => {
			const outcome = searched.ok ? (searched.value.all[index] as Outcome<MarkedFolder[]>) : searched;
			if (!outcome.ok || !searched.ok) return found.set(search, outcome as Outcome<never>);
			const { followed } = searched.value;
			for (const each of outcome.value) {
				if (!followed.has(each) && isOwnMarker(each.marker, each.folder)) onUntrusted?.(search, each);
			}
			return found.set(search, done(outcome.value.filter((each) => followed.has(each))));
		});
	}
	return searches.map((search) => found.get(search) as Outcome<MarkedFolder[]>);
}
