import type { Entry } from '../../domain/entry';
import { createCursorCheck } from '../port/createCursorCheck';
import { pathKey, hasCertainKey } from '../../domain/paths';
import type { Listings, Lookups } from '../port';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { entryOf } from './entryOf';
import { throwRefusal } from '../errors/toRefusal';

/** What one page holds at the most; the service takes it as approximate (ListFolderArg.limit). */
export const LARGEST_PAGE = 2000;

/** A cursor can be called off by the service; the listing then starts over this often before it gives up. */
const RESTARTS = 3;

/**
 * Listings, page by page. After a cursor was called off the listing starts over, so an entry may come twice:
 * who counts entries must know them by ID.
 */
export const createListingsPort = (api: Api, lookups: Lookups): Listings => ({
	async *list(address, depth, pageSize = LARGEST_PAGE) {
		const recursive = depth === 'all levels';
		// A recursive listing has the listed folder among its entries; it is recognised by ID or path.
		const itself = recursive ? await findIdentity(address, lookups) : undefined;
		for await (const page of listPages(api, { path: address, recursive, limit: pageSize })) {
			yield entriesOf(page, itself);
		}
	},
});

/**
 * The pages of a listing as the service gives them.
 * @throws Refusal
 */
export async function* listPages(
	api: Api,
	argument: files.ListFolderArg,
): AsyncGenerator<files.ListFolderResult> {
	const begin = async () => await api.call((sdk) => sdk.filesListFolder(argument));
	let restarts = 0;
	let checked = createCursorCheck();
	const beginAgain = async () => {
		checked = createCursorCheck();
		return await begin();
	};
	let page = await begin().catch(throwRefusal);
	for (;;) {
		yield page;
		if (!page.has_more) return;
		const cursor = checked(page.cursor, page.entries.length);
		page = await api
			.call((sdk) => sdk.filesListFolderContinue({ cursor }))
			.catch(async (thrown: unknown) => {
				if (thrown instanceof ApiError && thrown.is('reset') && restarts++ < RESTARTS)
					return await beginAgain();
				throw thrown;
			})
			.catch(throwRefusal);
	}
}

/** The ID, or the path in Dropbox's comparing form, by which the listed folder is known among its entries. */
async function findIdentity(address: string, lookups: Lookups): Promise<string> {
	const belowSomething = /^(id|ns):.*\//s.test(address);
	if (belowSomething) return (await lookups.find(address)).id;
	if (address.startsWith('id:')) return address;
	return hasCertainKey(address) ? pathKey(address) : (await lookups.find(address)).id;
}

function entriesOf(page: files.ListFolderResult, itself: string | undefined): Entry[] {
	return page.entries
		.map(entryOf)
		.filter((entry) => entry !== undefined)
		.filter((entry) => itself === undefined || (entry.id !== itself && entry.pathLower !== itself));
}
