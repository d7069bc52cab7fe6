import { groupBy, inParallel, done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { type Entry, type FolderEntry, stableAddress } from '../../../../shared/domain/entry';
import { parentPath } from '../../../../shared/domain/paths';
import type { ListedEntry, Listings, Markers } from '../../../../shared/dropbox/port';

/** Above so many folders of one parent, the parent is listed instead of each. */
const FEW = 16;

/** Pages of a parent that are read for each of its folders before each is listed after all. */
const PAGES_PER_FOLDER = 0.1;

/** Takes in what is in a folder, in whatever order; an entry may come twice. */
export interface ContentsVisitor {
	/** @param spot from the folder on: `''` is the folder itself, `/Notes/a.txt` lies in it */
	visit(entry: Entry, spot: string, property: string | undefined): void;
}

/**
 * Reads all that is in each of the folders, by their lasting addresses. A thousand folders of one parent are a few
 * pages of that, unless there is much else in it.
 * @param begin makes what takes in one folder; one that is begun in vain is dropped
 */
export async function readFolderContents<R extends ContentsVisitor>(
	folders: readonly FolderEntry[],
	begin: () => R,
	dropbox: Pick<Markers, 'listWithMarkers'> & Listings,
): Promise<Map<string, Outcome<R>>> {
	const readers = new Map<string, Outcome<R>>();
	const distinct = new Map(folders.map((folder) => [stableAddress(folder), folder]));
	const single: FolderEntry[] = [];
	const groups = groupBy(distinct.values(), ({ pathLower }) => pathLower && parentPath(pathLower));
	for (const [parent, group] of groups) {
		const isWorthIt = parent !== undefined && group.length > FEW;
		const together = isWorthIt ? await readTogether(parent, group, begin, dropbox) : new Map<string, R>();
		for (const [id, reader] of together) readers.set(id, done(reader));
		single.push(...group.filter((folder) => !together.has(stableAddress(folder))));
	}
	await inParallel(single, async (folder) => {
		const read = await outcomeOf(async () => await readAlone(folder, begin(), dropbox));
		readers.set(stableAddress(folder), read);
	});
	return readers;
}

async function readAlone<R extends ContentsVisitor>(
	folder: FolderEntry,
	reader: R,
	dropbox: Pick<Markers, 'listWithMarkers'> & Listings,
): Promise<R> {
	const spotOf =
		folder.pathLower === undefined ? await relativePathsByIdIn(folder, dropbox) : relativePathsIn(folder);
	for await (const page of dropbox.listWithMarkers(stableAddress(folder))) {
		for (const { entry, property } of page) reader.visit(entry, spotOf(entry), property?.caseId);
	}
	return reader;
}

const relativePathsIn =
	({ id, pathLower = '' }: FolderEntry) =>
	(entry: Entry): string =>
		entry.id === id ? '' : (entry.pathLower ?? '').slice(pathLower.length);

/** What is not mounted has no paths: what lies directly in the folder is told by another listing, the rest lies deeper. */
async function relativePathsByIdIn(
	folder: FolderEntry,
	dropbox: Listings,
): Promise<(entry: Entry) => string> {
	const direct = new Set<string>();
	for await (const page of dropbox.list(stableAddress(folder), 'one level')) {
		for (const { id } of page) direct.add(id);
	}
	return ({ id, name }) => {
		if (id === folder.id) return '';
		return direct.has(id) ? `/${name}` : `/${id}/${name}`;
	};
}

/**
 * Of those folders that the listing of their parent shows where they were found; of none where that has too many
 * pages, or cannot be listed.
 */
async function readTogether<R extends ContentsVisitor>(
	parent: string,
	folders: readonly FolderEntry[],
	begin: () => R,
	dropbox: Pick<Markers, 'listWithMarkers'>,
): Promise<Map<string, R>> {
	const readers = new Map(folders.map(({ id }) => [id, begin()]));
	const byPath = new Map(folders.map((folder) => [folder.pathLower, folder]));
	const inPlace = new Set<string>();
	const see = ({ entry, property }: ListedEntry) => {
		const path = entry.pathLower ?? '';
		const end = path.indexOf('/', parent.length + 1);
		const top = end === -1 ? path : path.slice(0, end);
		const folder = byPath.get(top);
		if (folder === undefined) return;
		if (folder.id === entry.id) inPlace.add(entry.id);
		readers.get(folder.id)?.visit(entry, path.slice(top.length), property?.caseId);
	};
	const read = await outcomeOf(async () => {
		let pages = 0;
		for await (const page of dropbox.listWithMarkers(parent)) {
			if (++pages > folders.length * PAGES_PER_FOLDER) return [];
			page.forEach(see);
		}
		return [...readers].filter(([id]) => inPlace.has(id));
	});
	return new Map(read.ok ? read.value : []);
}
