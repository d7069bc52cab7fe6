import type { KnownEntry } from './KnownTree';
import type { TreeUpdate } from './TreeUpdate';

/** How things lay before a reading: what the reading touched goes by what was remembered of it. */
export class PreviousTree {
	constructor(private readonly reading: TreeUpdate) {}

	/** Whether it was there at all. */
	contained(known: KnownEntry): boolean {
		return !this.reading.touched.has(known) || this.reading.touched.get(known) !== undefined;
	}

	folderOf(known: KnownEntry): KnownEntry | undefined {
		return this.reading.touched.get(known)?.folder ?? (this.contained(known) ? known.parent : undefined);
	}

	nameOf(known: KnownEntry): string {
		return this.reading.touched.get(known)?.name ?? known.name;
	}

	/** Where it lay below the watched folder. */
	placeOf(known: KnownEntry): string {
		let place = '';
		for (const each of this.selfAndAncestors(known)) place = `/${this.nameOf(each)}${place}`;
		return place;
	}

	/** It and the folders that it lay in, from within, without the watched folder. */
	selfAndAncestors(known: KnownEntry): KnownEntry[] {
		const way: KnownEntry[] = [];
		const { root } = this.reading.tree;
		let here: KnownEntry | undefined = known;
		while (here !== undefined && here !== root) {
			way.push(here);
			here = this.folderOf(here);
		}
		return way;
	}
}
