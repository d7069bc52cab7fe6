import type { FolderEntry } from '../entry';
import { spotsAbove, type Spot } from './spot';

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
