import type { Entry } from '../entry';
import { comparable } from '../paths';
import { familyOf, numberedName } from './numberedName';

/** How many missing numbers in a row are looked beyond: people delete some of `a (1)`, `a (2)`, `a (3)`. */
const GAPS = 100;

/**
 * What is known of one folder that documents go into: the entries that documents of this run could meet, and
 * which of them are documents of this run. Other entries are not kept, however many there are.
 */
export class TargetFolder {
	private readonly families: ReadonlyMap<string, Map<string, Entry>>;
	private readonly claimed = new Set<string>();
	/** By name and number. */
	private readonly keys = new Map<string, string[]>();
	/** Whether a listing was seen, so that a name that is not known is free. */
	private listed = false;

	/** @param names of the documents that go into it */
	constructor(names: Iterable<string>) {
		this.families = new Map([...names].map((name) => [familyOf(name), new Map<string, Entry>()]));
	}

	see(entry: Entry): void {
		this.families.get(familyOf(entry.name))?.set(comparable(entry.name), entry);
	}

	/** A look found nothing under this name. */
	seeNothing(name: string): void {
		this.families.get(familyOf(name))?.delete(comparable(name));
	}

	/** Every entry has been seen. */
	seeEnd(): void {
		this.listed = true;
	}

	isListed(): boolean {
		return this.listed;
	}

	at(name: string): Entry | undefined {
		return this.families.get(familyOf(name))?.get(comparable(name));
	}

	/** A document of this run is the entry of this name. */
	claim(name: string): void {
		this.claimed.add(comparable(name));
	}

	isClaimed(name: string): boolean {
		return this.claimed.has(comparable(name));
	}

	/** The entries under a name and its numbered names, in the order of the numbers. */
	numbered(name: string): Entry[] {
		const family = this.families.get(familyOf(name)) ?? new Map<string, Entry>();
		const entries: Entry[] = [];
		for (let number = 0; number <= family.size + GAPS; number++) {
			const entry = family.get(this.keyOf(name, number));
			if (entry !== undefined) entries.push(entry);
		}
		return entries;
	}

	/** The first numbered name that is free, after so many that are left to others. */
	freeName(name: string, skip: number): string {
		const family = this.families.get(familyOf(name));
		let skipped = 0;
		for (let number = 1; ; number++) {
			if (family?.has(this.keyOf(name, number)) !== true && skipped++ === skip)
				return numberedName(name, number);
		}
	}

	/** What a numbered name is kept under; worked out once, since a thousand notes of one name ask a million times. */
	private keyOf(name: string, number: number): string {
		const keys = this.keys.get(name) ?? [];
		this.keys.set(name, keys);
		return (keys[number] ??= comparable(numberedName(name, number)));
	}
}
