import type { Known } from './KnownTree';
import type { Reading } from './Reading';

/** How things lay before a reading: what the reading touched goes by what was remembered of it. */
export class Former {
	constructor(private readonly reading: Reading) {}

	/** Whether it was there at all. */
	had(known: Known): boolean {
		return !this.reading.touched.has(known) || this.reading.touched.get(known) !== undefined;
	}

	folderOf(known: Known): Known | undefined {
		return this.reading.touched.get(known)?.folder ?? (this.had(known) ? known.parent : undefined);
	}

	nameOf(known: Known): string {
		return this.reading.touched.get(known)?.name ?? known.name;
	}

	/** Where it lay below the watched folder. */
	placeOf(known: Known): string {
		let place = '';
		for (const each of this.wayTo(known)) place = `/${this.nameOf(each)}${place}`;
		return place;
	}

	/** It and the folders that it lay in, from within, without the watched folder. */
	wayTo(known: Known): Known[] {
		const way: Known[] = [];
		const { root } = this.reading.tree;
		let here: Known | undefined = known;
		while (here !== undefined && here !== root) {
			way.push(here);
			here = this.folderOf(here);
		}
		return way;
	}
}
