import type { Entry, FolderEntry } from '../entry';
import { MOST_LEVELS } from '../limits';
import { Refusal } from '../../core/Refusal';
import { isMatchAllFilter, createEntryTest, type EntryFilter } from './EntryFilter';
import { KnownFolders, type ListedFolder, depthOf, spotsAbove, type Spot } from './ListedFolder';

/** What is wanted of a listing. */
export interface ListingScope {
	/** Levels below the listed folder; Infinity for all. */
	depth: number;
	/** Entries at the most; Infinity for all. */
	limit: number;
	filter: EntryFilter;
}

/** A wanted entry, its place, and the folders on the way to it, outermost first, as far as they are known. */
export interface Hit {
	entry: Entry;
	spot: Spot;
	above: Array<FolderEntry | undefined>;
}

export interface GatherResult {
	hits: Hit[];
	/** Whether it stopped at the limit, so that there may be more. */
	limitReached: boolean;
}

/** Folders that are remembered beside the hits when these are limited: about 10 MB. */
const MOST_FOLDERS_BESIDE_A_LIMIT = 20_000;

/**
 * Takes the wanted entries out of the pages of a listing, and stops pulling pages when the limit is met.
 *
 * What is kept: the hits with the folders above them, and the folders seen so far, since a hit's path is
 * written with their names. Under a limit the latter are bounded. So ten hits of a rare filter among a million
 * entries cost one page, ten hits and at most 20,000 folders; a folder that was forgotten, or never came, is
 * written as the entry's own path has it, which can differ in capitals only. Without a limit the result itself
 * grows with the listing, and all folders are kept.
 *
 * An entry that comes again, because it was moved or a page was repeated, is taken once, as it was last seen;
 * one that does not pass any more is given up. Parents may come after their children.
 * @throws Refusal `too_large` where folders lie in each other more levels deep than anybody who reads the result takes
 */
export async function gather(
	pages: AsyncIterable<readonly Entry[]>,
	listed: ListedFolder,
	wanted: ListingScope,
): Promise<GatherResult> {
	const isWanted = createEntryTest(wanted.filter);
	const unlimited = wanted.limit === Infinity;
	const known = new KnownFolders(unlimited ? Infinity : MOST_FOLDERS_BESIDE_A_LIMIT);
	const hits = new Map<string, Hit>();

	for await (const page of pages) {
		const fresh: Hit[] = [];
		for (const entry of page) {
			const spot = listed.spotOf(entry);
			if (spot !== undefined && entry.kind === 'folder') known.remember(spot, entry);
			if (hits.size >= wanted.limit) continue;
			// Taken out and put back, so that the hits stand in the order in which they were last seen.
			hits.delete(entry.id);
			const depth = spot === undefined ? Infinity : depthOf(spot);
			if (spot === undefined || depth > wanted.depth) continue;
			if (depth > MOST_LEVELS) throw tooDeep();
			if (!isWanted(entry)) continue;
			const hit = { entry, spot, above: [] };
			hits.set(entry.id, hit);
			fresh.push(hit);
		}
		fresh.forEach((hit) => nameFoldersAbove(hit, known));
		if (hits.size >= wanted.limit) return { hits: [...hits.values()], limitReached: true };
	}
	const all = [...hits.values()];
	all.forEach((hit) => nameFoldersAbove(hit, known));
	return { hits: all, limitReached: false };
}

const tooDeep = (): Refusal =>
	new Refusal(
		'too_large',
		`The folder has subfolders nested more than ${MOST_LEVELS} levels deep`,
		'Choose fewer levels, or one of the subfolders. Check in Dropbox whether a program made these folders by accident.',
	);

function nameFoldersAbove(hit: Hit, known: KnownFolders): void {
	hit.above = spotsAbove(hit.spot).map((spot, level) => known.at(spot) ?? hit.above[level]);
}

/** As many entries as the service is to put on a page, where fewer than a full page will do. */
export function pageSizeFor({ depth, limit, filter }: ListingScope): number | undefined {
	const everyEntryIsAHit = isMatchAllFilter(filter) && (depth === 1 || depth === Infinity);
	// One more, for the listed folder itself, which a recursive listing also shows.
	return everyEntryIsAHit && limit < LARGEST_PAGE ? limit + 1 : undefined;
}

/** Of Dropbox (ListFolderArg.limit). */
const LARGEST_PAGE = 2000;
