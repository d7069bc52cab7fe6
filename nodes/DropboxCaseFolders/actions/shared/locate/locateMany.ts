import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import {
	groupBy,
	inParallel,
	done,
	outcomeOf,
	outcomeOfSync,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import { WantedEntries } from '../../../../shared/domain/naming/EntriesByName';
import { entryPathKey, hasCertainKey, parentPath, pathKey } from '../../../../shared/domain/paths';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import type { Listings, Lookups } from '../../../../shared/dropbox/port';

type Dropbox = Lookups & Listings;
type Located = Map<string, Outcome<Entry>>;

/** Above so many addresses it pays to list the folder of one: the others may lie there as well. */
const MANY = 16;

/** A listing that finds fewer was not worth its calls; after so many of those each address is looked up by itself. */
const WORTH_IT = 8;
const MOST_IN_VAIN = 2;

/**
 * Of an approximate 2,000 entries each: a folder that goes on beyond that is no neighborhood, unless very many are
 * looked for in it, for each so many of which one page more is read.
 */
const MOST_PAGES = 5;
const FOR_A_PAGE = 20;

/** What lies at the addresses, be they IDs or paths: many of one folder cost a listing, not a call each. */
export async function locateMany(addresses: Iterable<string>, dropbox: Dropbox): Promise<Located> {
	const found: Located = new Map();
	let left = [...new Set(addresses)];
	for (let inVain = 0; left.length > MANY && inVain < MOST_IN_VAIN;) {
		const [address = '', ...others] = left;
		await lookUp([address], found, dropbox);
		await outcomeOf(async () => await readNeighbors(found.get(address), others, found, dropbox));
		left = others.filter((other) => !found.has(other));
		if (others.length - left.length < WORTH_IT) inVain++;
	}
	await lookUp(left, found, dropbox);
	return found;
}

/** Finds those of the addresses that lead to what lies in the same folder. */
async function readNeighbors(
	one: Outcome<Entry> | undefined,
	others: readonly string[],
	found: Located,
	dropbox: Dropbox,
): Promise<void> {
	if (one?.ok !== true || !one.value.path) return;
	const folder = parentPath(one.value.path);
	const key = parentPath(entryPathKey(one.value));
	const near = others.filter((other) => mayLieIn(key, other));
	const mostPages = Math.max(MOST_PAGES, others.length / FOR_A_PAGE);
	await readListing(folder, new WantedEntries(near), () => mostPages, found, dropbox);
}

/**
 * Whether an entry of the folder may be told to be at this address: IDs, and paths of the folder itself. A name below
 * another folder's ID is no name of this one, and what only Dropbox can tell from other names is looked up by itself.
 */
function mayLieIn(folderKey: string, address: string): boolean {
	if (!address.startsWith('/')) return !address.includes('/');
	return hasCertainKey(address) && parentPath(pathKey(address)) === folderKey;
}

/** When the folder that paths lie in is listed instead of looking each of them up. */
interface ListingPolicy {
	/** Up to so many paths of one folder are looked up. */
	few: number;
	/**
	 * Whether it is listed to its end, however long it is, since so many are looked for that looking each up is no way
	 * out: then what keeps from listing it is refused to all of them, and only what it does not show is looked up.
	 * Otherwise it is given up after more pages than there are paths left, and its end says that the rest is not there.
	 */
	toItsEnd: boolean;
}

/** What lies at the paths; those of one folder, of which one may be under several spellings, are found together. */
export async function locatePaths(
	paths: Iterable<string>,
	dropbox: Dropbox,
	{ few, toItsEnd }: ListingPolicy,
): Promise<Located> {
	const found: Located = new Map();
	const mostPages = (missing: number) => (toItsEnd ? Infinity : missing + 1);
	const left = await inParallel([...groupBy(new Set(paths), parentPath)], async ([folder, inFolder]) => {
		const wanted = new WantedEntries(inFolder);
		if (wanted.missing.size <= few) return inFolder;
		const read = await outcomeOf(async () => await readListing(folder, wanted, mostPages, found, dropbox));
		const missing = [...wanted.missing];
		if (toItsEnd && !read.ok) missing.forEach((path) => found.set(path, read));
		// Nothing stands in a folder that is not there, nor where the listing has come to its end.
		else if (!toItsEnd && (read.ok ? read.value === 'to its end' : isAbsent(read.refusal))) {
			missing
				.filter((path) => !wanted.unsure.has(path))
				.forEach((path) => found.set(path, refused(nothingThere())));
		}
		return missing.filter((path) => !found.has(path));
	});
	await lookUp(left.flat(), found, dropbox);
	return found;
}

/**
 * What stands at each of these places, by the paths as they were given; undefined where nothing does. Places of one
 * folder cost a listing, but never more pages of it than there are places; what those did not show is looked at one by
 * one.
 */
export async function findExisting(
	paths: Iterable<string>,
	dropbox: Dropbox,
): Promise<Map<string, Outcome<Entry | undefined>>> {
	const found = await locatePaths(paths, dropbox, { few: 1, toItsEnd: false });
	return new Map(
		[...found].map(([path, outcome]) => [
			path,
			!outcome.ok && isAbsent(outcome.refusal) ? done(undefined) : outcome,
		]),
	);
}

/** The folders at these addresses, in their order, each looked up; one that stands there twice is looked up once. */
export async function findFolders(
	addresses: readonly string[],
	dropbox: Lookups,
): Promise<Array<Outcome<FolderEntry>>> {
	const found: Located = new Map();
	await lookUp([...new Set(addresses)], found, dropbox);
	return addresses.map((address) => folderOutcome(found.get(address) as Outcome<Entry>, address));
}

/** The folder that was found at an address; else why there is none. */
export const folderOutcome = (entry: Outcome<Entry>, address: string): Outcome<FolderEntry> =>
	entry.ok ? outcomeOfSync(() => requireFolder(entry.value, address)) : entry;

/**
 * @param address by which it was found
 * @throws Refusal `not_a_folder`
 */
export function requireFolder(entry: Entry, address = entry.id): FolderEntry {
	if (entry.kind === 'folder') return entry;
	throw new Refusal(
		'not_a_folder',
		'This is a file, not a folder',
		'Enter the ID or path of a folder.',
	).withAddress(address);
}

async function lookUp(addresses: readonly string[], found: Located, dropbox: Lookups): Promise<void> {
	await inParallel(addresses, async (address) => {
		found.set(address, await outcomeOf(async () => await dropbox.find(address)));
	});
}

async function readListing(
	folder: string,
	wanted: WantedEntries,
	mostPages: (missing: number) => number,
	found: Located,
	dropbox: Listings,
): Promise<'to its end' | 'in part'> {
	let pages = 0;
	for await (const page of dropbox.list(folder, 'one level')) {
		for (const entry of page) for (const address of wanted.match(entry)) found.set(address, done(entry));
		if (wanted.missing.size === 0 || ++pages >= mostPages(wanted.missing.size)) return 'in part';
	}
	return 'to its end';
}

const nothingThere = (): Refusal =>
	new Refusal('not_found', 'There is no file or folder at this path', 'Check the path.');
