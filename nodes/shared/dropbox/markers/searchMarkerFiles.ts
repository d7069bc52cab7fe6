import { inParallel } from '../../core/outcome';
import type { FileEntry } from '../../domain/entry';
import {
	MARKER_WORD,
	isMarkerLikeName,
	markerFileName,
	markerHashWord,
} from '../../domain/marker/markerFile';
import { pathKey } from '../../domain/paths';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { createCursorCheck } from '../port/createCursorCheck';
import { throwRefusal } from '../errors/toRefusal';
import { entryOf } from '../files/entryOf';
import type { Listings } from '../port';

/** Up to so many cases are searched for one by one where there are more than a page of marker files. */
const FEW = 8;
/** SearchOptions.max_results takes no more. */
const LARGEST_PAGE = 1000;
/** "A maximum of 10,000 results are returned" (spec, search/continue:2). */
const MOST_RESULTS = 10_000;

/**
 * The marker files of these cases by name, below a folder, as search knows them. Many cases are found together: a
 * thousand marker files to a call; where there are more of them than search tells, those that are left one by one.
 */
export async function searchMarkerFiles(
	api: Api,
	listings: Listings,
	caseIds: readonly string[],
	within: string,
): Promise<Map<string, FileEntry[]>> {
	const wanted = new Map(caseIds.map((caseId) => [markerFileName(caseId), caseId]));
	const found = new Map<string, FileEntry[]>(caseIds.map((caseId) => [caseId, []]));
	const pick = (entries: readonly FileEntry[]) => {
		for (const file of entries) {
			const caseId = wanted.get(file.name.normalize('NFC'));
			if (caseId !== undefined) found.get(caseId)?.push(file);
		}
	};
	const oneByOne = async (all: readonly string[]) => {
		await inParallel(all, async (caseId) => {
			for await (const page of searchPages(api, `${MARKER_WORD} ${markerHashWord(caseId)}`, within))
				pick(page);
		});
	};
	const left = () => [...wanted.values()].filter((caseId) => found.get(caseId)?.length === 0);
	const all = async () => {
		if (wanted.size === 1) return await oneByOne(left());
		let results = 0;
		let pages = 0;
		for await (const page of searchPages(api, MARKER_WORD, within)) {
			results += page.length;
			pick(page);
			// So many marker files are there that few cases are found sooner by themselves.
			if (++pages === 1 && page.length >= LARGEST_PAGE && wanted.size <= FEW) return await oneByOne(left());
		}
		if (results >= MOST_RESULTS) await oneByOne(left());
	};
	const restart = () => found.forEach((files) => files.splice(0));
	await all().catch(async (thrown: unknown) => await walkIfAdmin(thrown, listings, within, restart, pick));
	return found;
}

/**
 * All marker files below a folder that search knows, of whatever case: up to 10,000, a thousand to a call.
 * @throws Refusal
 */
export const searchMarkerFilesBelow = async (
	api: Api,
	listings: Listings,
	within: string,
): Promise<FileEntry[]> => await searchFilesBelow(api, listings, MARKER_WORD, isMarkerLikeName, within);

/** The same for files of just one name. */
export const searchFilesByName = async (
	api: Api,
	listings: Listings,
	name: string,
	within: string,
): Promise<FileEntry[]> =>
	await searchFilesBelow(
		api,
		listings,
		name.replace(/\.[^.]+$/, ''),
		(found) => pathKey(found) === pathKey(name),
		within,
	);

async function searchFilesBelow(
	api: Api,
	listings: Listings,
	query: string,
	isWanted: (name: string) => boolean,
	within: string,
): Promise<FileEntry[]> {
	const found: FileEntry[] = [];
	const all = async () => {
		for await (const page of searchPages(api, query, within, isWanted)) found.push(...page);
	};
	const pick = (files: readonly FileEntry[]) => found.push(...files.filter(({ name }) => isWanted(name)));
	await all().catch(
		async (thrown: unknown) => await walkIfAdmin(thrown, listings, within, () => found.splice(0), pick),
	);
	return found;
}

/** Search is not for those who act as an admin; a walk through the folder is. */
async function walkIfAdmin(
	thrown: unknown,
	listings: Listings,
	within: string,
	restart: () => void,
	pick: (files: readonly FileEntry[]) => void,
): Promise<void> {
	if (!isNotForAdmins(thrown)) throwRefusal(thrown);
	restart();
	for await (const page of listings.list(within, 'all levels')) pick(page.filter(isFile));
}

const isFile = (entry: { kind: string }): entry is FileEntry => entry.kind === 'file';

async function* searchPages(
	api: Api,
	query: string,
	within: string,
	isWanted: (name: string) => boolean = isMarkerLikeName,
): AsyncGenerator<FileEntry[]> {
	const options: files.SearchOptions = {
		...{ filename_only: true, max_results: LARGEST_PAGE, file_extensions: ['json'] },
		...(within === '' ? {} : { path: within }),
	};
	const checked = createCursorCheck();
	let page = await api.call((sdk) => sdk.filesSearchV2({ query, options }));
	for (;;) {
		yield page.matches.flatMap(({ metadata }) => {
			const entry = metadata['.tag'] === 'metadata' ? entryOf(metadata.metadata) : undefined;
			return entry?.kind === 'file' && isWanted(entry.name) ? [entry] : [];
		});
		if (!page.has_more) return;
		const cursor = checked(page.cursor, page.matches.length);
		page = await api.call((sdk) => sdk.filesSearchContinueV2({ cursor }));
	}
}

/** Routes without a mode for Select-Admin answer in one of these ways. */
const isNotForAdmins = (thrown: unknown): boolean =>
	thrown instanceof ApiError && [400, 403].includes(thrown.status);
