import { stableAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { inParallel, done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { gather, pageSizeFor, type ListingScope } from '../../../../shared/domain/listing/gather';
import { ListedFolder } from '../../../../shared/domain/listing/ListedFolder';
import { buildTree, type Branch } from '../../../../shared/domain/listing/buildTree';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireFolder } from '../../shared/locate/locateMany';

/** What one item wants to know of which folder. */
export interface ListingQuery {
	address: string;
	wanted: ListingScope;
}

/** What is in a folder, as far as it was asked for. */
export interface Listing {
	/** The listed folder, as it was when the listing ended. */
	folder: FolderEntry;
	contents: Branch;
	/** Whether the listing stopped at the limit, so that there may be more. */
	limitReached: boolean;
}

export interface QueryResult<Q extends ListingQuery> extends Listing {
	query: Q;
}

/** Folders listed at once; each listing is one call after the other. */
const AT_ONCE = 4;

/** How often a folder that is moved while it is listed is looked for again. */
const MAX_SEARCHES = 3;

/** Lists the folders of all queries, in their order. Where several ask the same of the same folder, Dropbox is asked once. */
export async function listFolders<Q extends ListingQuery>(
	queries: readonly Q[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<QueryResult<Q>>>> {
	const keyOf = ({ address, wanted }: ListingQuery) => JSON.stringify([address, wanted]);
	const distinct = [...new Map(queries.map((query) => [keyOf(query), query]))];
	const listings = new Map<string, Outcome<Listing>>();
	await inParallel(
		distinct,
		async ([key, query]) => listings.set(key, await outcomeOf(async () => await listFolder(query, dropbox))),
		AT_ONCE,
	);
	return queries.map((query) => {
		const listing = listings.get(keyOf(query)) as Outcome<Listing>;
		return listing.ok ? done({ query, ...listing.value }) : listing;
	});
}

async function listFolder({ address, wanted }: ListingQuery, dropbox: DropboxPort): Promise<Listing> {
	const listed = new ListedFolder(requireFolder(await dropbox.find(address), address));
	if (wanted.depth > 1) listed.requirePaths();
	const { hits, limitReached } = await gather(pagesOf(listed, wanted, dropbox), listed, wanted);
	return { folder: listed.folder, contents: buildTree(hits), limitReached };
}

/** The pages of the listing. Where they show that the folder was moved meanwhile, it is looked up again by its ID. */
async function* pagesOf(
	listed: ListedFolder,
	wanted: ListingScope,
	dropbox: DropboxPort,
): AsyncIterable<Entry[]> {
	// So that it is the folder that was found even if it is renamed right now.
	const lasting = stableAddress(listed.folder);
	const levels = wanted.depth === 1 ? 'one level' : 'all levels';
	let searches = 0;
	try {
		for await (const page of dropbox.list(lasting, levels, pageSizeFor(wanted))) {
			const elsewhere = page.some((entry) => listed.spotOf(entry) === undefined);
			if (elsewhere && searches++ < MAX_SEARCHES)
				listed.recordPlace(requireFolder(await dropbox.find(lasting), lasting));
			yield page;
		}
	} catch (thrown) {
		throw await findReason(thrown, listed.folder, dropbox);
	}
}

/**
 * The folder was there a moment ago; listing says only that it is not found. Its ID says whether it was deleted. The
 * path it had would not: a folder that was moved out of sight leaves the same trace there.
 */
async function findReason(thrown: unknown, folder: FolderEntry, dropbox: DropboxPort): Promise<unknown> {
	if (!(thrown instanceof Refusal) || thrown.reason !== 'not_found') return thrown;
	return await dropbox.find(stableAddress(folder)).then(
		() => thrown,
		(reason: unknown) => reason,
	);
}
