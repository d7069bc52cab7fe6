import { Refusal } from '../../core/Refusal';
import type { Entry, FolderEntry } from '../entry';
import { pathKey } from '../paths';

/** The folder that a listing is of, and all the places where it lay while it was listed. */
export class ListedFolder {
	private readonly paths: string[] = [];

	constructor(private last: FolderEntry) {
		this.recordPlace(last);
	}

	/** As it was last seen. */
	get folder(): FolderEntry {
		return this.last;
	}

	/** It was seen at a place, maybe a new one. */
	recordPlace(folder: FolderEntry): void {
		this.last = folder;
		const path = folder.pathLower;
		if (path !== undefined && !this.paths.includes(path)) this.paths.unshift(path);
	}

	/**
	 * Where an entry lies below the folder; undefined where it lies elsewhere, because it or the folder was
	 * moved. Entries without a path, as in a folder that is not mounted, count as directly inside.
	 */
	spotOf(entry: Entry): Spot | undefined {
		const { pathLower } = entry;
		if (pathLower === undefined) return pathKey(entry.name);
		const base = this.paths.find((path) => pathLower.startsWith(`${path}/`));
		return base === undefined ? undefined : pathLower.slice(base.length + 1);
	}

	/** @throws Refusal `wrong_path_root` where no levels can be told apart, since Dropbox gives no paths */
	requirePaths(): void {
		if (this.last.pathLower !== undefined) return;
		throw new Refusal(
			'wrong_path_root',
			'The folder has not been added to the acting member’s Dropbox, so Dropbox does not return the paths of its contents',
			'Set Options → Levels to One Level, or set Paths Start At in the credential to the namespace of the folder.',
		);
	}
}

/**
 * The folders that a listing has shown so far, by their spot. Of the ancestors in an entry's path only their
 * own entries say how they are really written, so they are looked up here.
 *
 * Holds at most `most` folders, and at least half as many: those that were seen, or lay on the way to a folder,
 * most lately. They are kept in two generations, of which the older is dropped when the younger is full:
 * taking single folders out of a map at its old end is slow.
 */
export class KnownFolders {
	private younger = new Map<Spot, FolderEntry>();
	private older = new Map<Spot, FolderEntry>();

	constructor(private readonly most: number) {}

	remember(spot: Spot, folder: FolderEntry): void {
		for (const above of spotsAbove(spot)) {
			const known = this.older.get(above);
			if (known !== undefined && !this.younger.has(above)) this.younger.set(above, known);
		}
		this.younger.set(spot, folder);
		if (this.younger.size < this.most / 2) return;
		this.older = this.younger;
		this.younger = new Map();
	}

	at(spot: Spot): FolderEntry | undefined {
		return this.younger.get(spot) ?? this.older.get(spot);
	}
}

/**
 * Where an entry lies below the listed folder, in the form Dropbox compares paths by and without the listed
 * folder's own path: `correspondence/letter.pdf`. Folders are known by it, since it stays the same when the
 * listed folder itself is renamed or moved in the middle of the listing.
 */
export type Spot = string;

/** 1 for what lies directly in the listed folder. */
export const depthOf = (spot: Spot): number => spot.split('/').length;

/** The spots of the folders on the way, outermost first; none for what lies directly in the listed folder. */
export function spotsAbove(spot: Spot): Spot[] {
	const above: Spot[] = [];
	// Pieces of the spot itself: put together anew, those of a deep folder would take its length for each level.
	for (let end = spot.indexOf('/'); end >= 0; end = spot.indexOf('/', end + 1))
		above.push(spot.slice(0, end));
	return above;
}
