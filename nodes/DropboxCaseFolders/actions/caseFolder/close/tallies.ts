import { Tally } from '../../../../shared/domain/closing/Tally';
import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { groupedBy } from '../../../../shared/domain/groupedBy';
import { inParallel } from '../../../../shared/domain/inParallel';
import { done, outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { comparable, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';

/** Listings under way at once. */
const AT_ONCE = 8;

/** Above so many case folders of one destination, the destination is listed instead of each. */
const FEW = 16;

/** Pages of a destination that are read for each of its case folders before each is listed after all. */
const PAGES_PER_FOLDER = 0.1;

/**
 * What is in each of the folders, by its ID. A thousand folders of one destination are a few pages of that, unless
 * there is much else in it.
 */
export async function talliesOf(
	folders: readonly FolderEntry[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<Tally>>> {
	const tallies = new Map<string, Outcome<Tally>>();
	const single: FolderEntry[] = [];
	for (const [destination, group] of groupedBy(folders, ({ path = '' }) => parentPath(path))) {
		const together =
			group.length > FEW ? await talliedTogether(destination, group, dropbox) : new Map<string, Tally>();
		for (const [id, tally] of together) tallies.set(id, done(tally));
		single.push(...group.filter(({ id }) => !together.has(id)));
	}
	await inParallel(single, AT_ONCE, async (folder) => {
		tallies.set(folder.id, await outcomeOf(async () => await tallyOf(folder, dropbox)));
	});
	return tallies;
}

async function tallyOf(folder: FolderEntry, dropbox: DropboxPort): Promise<Tally> {
	const tally = new Tally();
	for await (const page of dropbox.list(folder.id, 'all levels')) {
		for (const entry of page) tally.see(entry, levelOf(entry, folder));
	}
	return tally;
}

/**
 * Of those folders that the listing of their destination shows where they were found; of none where that has too many
 * pages, or cannot be listed.
 */
async function talliedTogether(
	destination: string,
	folders: readonly FolderEntry[],
	dropbox: DropboxPort,
): Promise<Map<string, Tally>> {
	const tallies = new Map(folders.map(({ id }) => [id, new Tally()]));
	const byPath = new Map(folders.map((folder) => [comparable(folder.path ?? ''), folder]));
	const inPlace = new Set<string>();
	const firstPart = comparable(destination).length + 1;
	const read = await outcomeOf(async () => {
		let pages = 0;
		for await (const page of dropbox.list(destination, 'all levels')) {
			if (++pages > folders.length * PAGES_PER_FOLDER) return [];
			for (const entry of page) {
				const path = comparable(entry.path ?? '');
				if (byPath.get(path)?.id === entry.id) inPlace.add(entry.id);
				const end = path.indexOf('/', firstPart);
				const folder = end === -1 ? undefined : byPath.get(path.slice(0, end));
				if (folder !== undefined) tallies.get(folder.id)?.see(entry, levelOf(entry, folder));
			}
		}
		return [...tallies].filter(([id]) => inPlace.has(id));
	});
	return new Map(read.ok ? read.value : []);
}

/** 1 for what lies directly in the folder. */
const levelOf = (entry: Entry, folder: FolderEntry): number =>
	partsOf(entry.path ?? '') - partsOf(folder.path ?? '');

const partsOf = (path: string): number => path.split('/').length;
