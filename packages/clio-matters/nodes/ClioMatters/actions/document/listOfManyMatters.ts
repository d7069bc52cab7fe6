import { done, groupBy, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Document, DocumentFilter } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { listerOf } from '../shared/listerOf';
import { runListings, type Listed } from '../../../../../../nodes/shared/node/listing';
import type { DocumentListing } from './readDocumentFilter';

/** Matters from which on it is asked how many documents there are in all. */
const MANY = 20;
const PAGE = 200;

/**
 * All documents of many matters by one listing of the whole firm, where that takes fewer calls than a listing for each:
 * 2,000 matters with 20 documents each are 200 calls instead of 2,000, four minutes at Clio's limit instead of forty.
 * @returns undefined where each is better listed by itself
 */
export async function listOfManyMatters(
	requests: readonly DocumentListing[],
	dependencies: Dependencies,
): Promise<Array<Outcome<Listed<Document>>> | undefined> {
	const shared = sharedFilter(requests);
	if (shared === undefined) return undefined;
	const matters = new Set(requests.map(({ filter }) => filter.matterId));
	const pages = await countPages(shared, dependencies);
	if (pages === undefined || pages >= matters.size) return undefined;
	const list = (filter: DocumentFilter) => dependencies.clio.listDocuments(filter);
	const [all] = await runListings([shared], list, () => undefined, listerOf(dependencies));
	if (all === undefined || !all.ok) return all && requests.map(() => all);
	const byMatter = groupBy(all.value.records, ({ matter }) => matter?.id);
	return requests.map(({ filter }) => {
		const records = byMatter.get(filter.matterId) ?? [];
		return done({ records: [...records], total: records.length, next: undefined });
	});
}

/** What is asked of every matter alike; undefined unless all documents of many matters are wanted. */
function sharedFilter(requests: readonly DocumentListing[]): DocumentFilter | undefined {
	if (requests.length < MANY) return undefined;
	const filters = requests.map(({ filter }) => JSON.stringify({ ...filter, matterId: undefined }));
	const isWhole = requests.every(
		({ filter, page }) =>
			filter.matterId !== undefined && page.limit === undefined && page.from === undefined,
	);
	const isAlike = filters.every((filter) => filter === filters[0]);
	return isWhole && isAlike ? { ...requests[0]?.filter, matterId: undefined } : undefined;
}

/** How many calls a listing of them takes; undefined where Clio does not count. */
async function countPages(filter: DocumentFilter, { clio }: Dependencies): Promise<number | undefined> {
	for await (const { total } of clio.listDocuments(filter, { limit: 1 }))
		return total === undefined ? undefined : Math.ceil(total / PAGE);
	return 1;
}
