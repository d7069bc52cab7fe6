import type { FolderEntry } from '../../domain/entry';
import { createCursorCheck } from '../port/createCursorCheck';
import { pathKey } from '../../domain/paths';
import type { FolderBrowsing, FolderPage } from '../port/Files';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { entryOf } from './entryOf';
import { throwRefusal } from '../errors/toRefusal';

/** A list that shows fewer than this looks as if there were no more. */
const ENOUGH_FOLDERS = 20;

/** Pages read for one view of the list, so that it opens soon even among very many files. */
const MOST_PAGES = 5;

/** What `next` begins with, for the route that its cursor is of. */
const SEARCH = 'search:';

export const createFolderBrowsing = (api: Api): FolderBrowsing => ({
	listFolders: async (address, text, next) =>
		await listMatchingFolders(api, { path: address, recursive: false }, text, next).catch(throwRefusal),

	searchFolders: async (text, next) => {
		const walked = async () => await listMatchingFolders(api, { path: '', recursive: true }, text, next);
		if (next !== undefined && !next.startsWith(SEARCH)) return await walked().catch(throwRefusal);
		return await searchFolders(api, text, next)
			.catch(async (thrown: unknown) => {
				// Search is not for those who act as an admin; a walk through the whole tree is.
				if (next === undefined && isNotForAdmins(thrown)) return await walked();
				throw thrown;
			})
			.catch(throwRefusal);
	},
});

/** Asks Dropbox's search, whose results are folders only since that is the category asked for. */
async function searchFolders(api: Api, text: string, next: string | undefined): Promise<FolderPage> {
	const options: files.SearchOptions = { filename_only: true, file_categories: [{ '.tag': 'folder' }] };
	const page = await api.call((sdk) =>
		next === undefined
			? sdk.filesSearchV2({ query: text, options })
			: sdk.filesSearchContinueV2({ cursor: next.slice(SEARCH.length) }),
	);
	const folders = page.matches.flatMap(({ metadata }) =>
		metadata['.tag'] === 'metadata' ? foldersOf([metadata.metadata]) : [],
	);
	if (!page.has_more) return { folders, next: undefined };
	const checked = createCursorCheck(next?.slice(SEARCH.length));
	return { folders, next: `${SEARCH}${checked(page.cursor, folders.length)}` };
}

/** Reads pages of a listing until there is something to show. */
async function listMatchingFolders(
	api: Api,
	where: { path: string; recursive: boolean },
	text: string,
	next: string | undefined,
): Promise<FolderPage> {
	const following = async (cursor: string) =>
		await api.call((sdk) => sdk.filesListFolderContinue({ cursor }));
	const wanted = pathKey(text);
	const checked = createCursorCheck(next);

	let page = next === undefined ? await api.call((sdk) => sdk.filesListFolder(where)) : await following(next);
	const folders: FolderEntry[] = [];
	for (let pages = 1; ; pages++) {
		folders.push(...foldersOf(page.entries).filter(({ name }) => pathKey(name).includes(wanted)));
		if (!page.has_more) return { folders, next: undefined };
		const cursor = checked(page.cursor, page.entries.length);
		if (folders.length >= ENOUGH_FOLDERS || pages === MOST_PAGES) return { folders, next: cursor };
		page = await following(cursor);
	}
}

const foldersOf = (entries: Parameters<typeof entryOf>[0][]): FolderEntry[] =>
	entries.map(entryOf).filter((entry) => entry?.kind === 'folder');

const isNotForAdmins = (thrown: unknown): boolean =>
	thrown instanceof ApiError && [400, 403, 409].includes(thrown.status);
