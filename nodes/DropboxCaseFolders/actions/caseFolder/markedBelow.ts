import { groupedBy } from '../../../shared/domain/groupedBy';
import { outcomeOf, type Outcome } from '../../../shared/domain/outcome';
import type { DropboxPort, MarkedFolder } from '../../../shared/ports';

/** A case, and the address of the folder that its marked folders are looked for in. */
export interface Search {
	caseId: string;
	within: string;
}

/**
 * The folders that are marked for each of these cases, in the order of the searches; all cases of one place are
 * searched for together. What keeps one place from being searched is refused to its cases alone.
 * @param beyond told of folders of these cases that lie elsewhere, as far as the search showed them
 */
export async function markedBelow(
	searches: readonly Search[],
	dropbox: DropboxPort,
	beyond: (caseId: string, found: MarkedFolder) => void = () => undefined,
): Promise<Array<Outcome<MarkedFolder[]>>> {
	const found = new Map<Search, Outcome<MarkedFolder[]>>();
	for (const [within, group] of groupedBy(searches, (search) => search.within)) {
		const caseIds = group.map(({ caseId }) => caseId);
		const searched = await outcomeOf(async () => await dropbox.markedFor(caseIds, within, beyond));
		group.forEach((search, index) => {
			found.set(search, searched.ok ? (searched.value[index] as Outcome<MarkedFolder[]>) : searched);
		});
	}
	return searches.map((search) => found.get(search) as Outcome<MarkedFolder[]>);
}
