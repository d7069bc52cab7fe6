import { groupBy, done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { caseKey, isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import type { DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import { selectTrustedMarkers } from './selectTrustedMarkers';

/** A case, and the address of the folder that its marked folders are looked for in. */
interface MarkerSearch {
	caseId: string;
	within: string;
}

/** The folders that are marked for a case. */
export interface MarkedFolders {
	/** The case's, and copies of it. */
	trusted: MarkedFolder[];
	/** Marked as its own by a file that other people could have put there: see `selectTrustedMarkers`. */
	untrusted: MarkedFolder[];
	/** Marked as its own, but not in the place that was searched, as far as the search showed them. */
	outside: MarkedFolder[];
}

/**
 * The folders that are marked for each of these cases, in the order of the searches; all cases of one place are
 * searched for together. What keeps one place from being searched is refused to its cases alone.
 */
export async function findTrustedFolders(
	searches: readonly MarkerSearch[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<MarkedFolders>>> {
	const found = new Map<MarkerSearch, Outcome<MarkedFolders>>();
	for (const [within, group] of groupBy(searches, (search) => search.within)) {
		const searched = await outcomeOf(async () => await searchPlace(group, within, dropbox));
		group.forEach((search, index) =>
			found.set(search, searched.ok ? (searched.value[index] as Outcome<MarkedFolders>) : searched),
		);
	}
	return searches.map((search) => found.get(search) as Outcome<MarkedFolders>);
}

async function searchPlace(
	searches: readonly MarkerSearch[],
	within: string,
	dropbox: DropboxPort,
): Promise<Array<Outcome<MarkedFolders>>> {
	const beyond: Array<{ caseId: string; mark: MarkedFolder }> = [];
	const outcomes = await dropbox.findMarkedFolders(
		searches.map(({ caseId }) => caseId),
		within,
		(caseId, mark) => void beyond.push({ caseId: caseKey(caseId), mark }),
	);
	const marks = new Set(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])));
	const trusted = await selectTrustedMarkers([...marks], within, dropbox);
	const outside = groupBy(beyond, ({ caseId }) => caseId);
	const isOwn = ({ marker, folder }: MarkedFolder) => isOwnMarker(marker, folder);
	return outcomes.map((outcome, index) => {
		if (!outcome.ok) return outcome;
		const key = caseKey(searches[index]?.caseId ?? '');
		return done({
			trusted: outcome.value.filter((mark) => trusted.has(mark)),
			untrusted: outcome.value.filter((mark) => !trusted.has(mark) && isOwn(mark)),
			outside: (outside.get(key) ?? []).flatMap(({ mark }) => (isOwn(mark) ? [mark] : [])),
		});
	});
}

/** IDs that an advice names at most. */
const MAX_IDS = 10;

/** Raised where several folders are one case's by what they say of themselves: none is chosen. */
export const severalMarkedRefusal = (folderIds: readonly string[]): Refusal =>
	new Refusal(
		'ambiguous',
		`${folderIds.length} folders belong to this case`,
		`None was chosen. Compare them in Dropbox and keep one: ${folderIds.slice(0, MAX_IDS).join(', ')}${folderIds.length > MAX_IDS ? ' …' : ''}. Resolve by ID shows where each of them is.`,
	);
