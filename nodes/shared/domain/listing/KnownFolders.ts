import type { FolderEntry } from '../entry';
import { spotsAbove, type Spot } from './spot';

/**
 * The folders that a listing has shown so far, by their spot. Of the ancestors in an entry's path only their
 * own entries say how they are really written, so they are looked up here. Holds `most` folders: those that
 * were seen or lay on the way to a folder most lately.
 */
export class KnownFolders {
	private readonly bySpot = new Map<Spot, FolderEntry>();

	constructor(private readonly most: number) {}

	remember(spot: Spot, folder: FolderEntry): void {
		spotsAbove(spot).forEach((above) => this.refresh(above));
		this.bySpot.delete(spot);
		this.bySpot.set(spot, folder);
		if (this.bySpot.size > this.most) this.forgetOldest();
	}

	at(spot: Spot): FolderEntry | undefined {
		return this.bySpot.get(spot);
	}

	/** A map goes through its entries in the order they were set: the oldest stands first. */
	private refresh(spot: Spot): void {
		const folder = this.bySpot.get(spot);
		if (folder === undefined) return;
		this.bySpot.delete(spot);
		this.bySpot.set(spot, folder);
	}

	private forgetOldest(): void {
		for (const oldest of this.bySpot.keys()) {
			this.bySpot.delete(oldest);
			return;
		}
	}
}
