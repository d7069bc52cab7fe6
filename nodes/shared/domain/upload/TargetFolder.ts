import type { Entry, FileEntry } from '../entry';
import { comparable } from '../paths';
import type { Candidate } from './Candidate';
import { familyOf, numberedName } from './numberedName';

/** How many missing numbers in a row are looked beyond: people delete some of `a (1)`, `a (2)`, `a (3)`. */
const GAPS = 100;

/** A name that a document of this run is about to get: taken for all that are decided on after it. */
export interface Reservation<D extends Candidate> {
	kind: 'reserved';
	name: string;
	document: D;
	/** What stands there until then. */
	replacing: FileEntry | undefined;
}

export type Occupant<D extends Candidate> = Entry | Reservation<D>;

/** By their names in the form that Dropbox compares. */
type Family<D extends Candidate> = Map<string, Occupant<D>>;

/**
 * What is known of one folder that documents go into: the entries that documents of this run could meet, which
 * of them are documents of this run, and the names that others of the run are about to get. Other entries are
 * not kept, however many there are.
 */
export class TargetFolder<D extends Candidate = Candidate> {
	private readonly families: ReadonlyMap<string, Family<D>>;
	private readonly claimed = new Set<string>();
	/** By name and number. */
	private readonly keys = new Map<string, string[]>();
	/** By name, the number below which no name is free. */
	private readonly firstFree = new Map<string, number>();
	/** Whether a listing was seen, so that a name that is not known is free. */
	private listed = false;

	/** @param names of the documents that go into it */
	constructor(readonly names: readonly string[]) {
		this.families = new Map(names.map((name) => [familyOf(name), new Map<string, Occupant<D>>()]));
	}

	/** What a document of this name could meet; the same for all whose names could meet. */
	family(name: string): Family<D> | undefined {
		return this.families.get(familyOf(name));
	}

	see(entry: Entry): void {
		this.family(entry.name)?.set(comparable(entry.name), entry);
	}

	/** A look found nothing under this name. */
	seeNothing(name: string): void {
		this.family(name)?.delete(comparable(name));
		this.firstFree.clear();
	}

	/** A listing begins: what it does not show is gone. */
	seeStart(): void {
		this.families.forEach((family) => family.clear());
		this.firstFree.clear();
	}

	/** Every entry has been seen. */
	seeEnd(): void {
		this.listed = true;
	}

	isListed(): boolean {
		return this.listed;
	}

	at(name: string): Occupant<D> | undefined {
		return this.family(name)?.get(comparable(name));
	}

	reserve(name: string, document: D, replacing: FileEntry | undefined): void {
		const family = this.family(name);
		family?.set(comparable(name), { kind: 'reserved', name, document, replacing });
	}

	/** A document will not get the name that was reserved for it. */
	release(name: string): void {
		const occupant = this.at(name);
		if (occupant?.kind !== 'reserved') return;
		if (occupant.replacing === undefined) this.seeNothing(name);
		else this.see(occupant.replacing);
	}

	/** A document of this run is the entry of this name. */
	claim(name: string): void {
		this.claimed.add(comparable(name));
	}

	isClaimed(name: string): boolean {
		return this.claimed.has(comparable(name));
	}

	/** What stands under a name and its numbered names, in the order of the numbers. */
	numbered(name: string): Array<Occupant<D>> {
		const family = this.family(name);
		const occupants: Array<Occupant<D>> = [];
		for (let number = 0; family !== undefined && number <= family.size + GAPS; number++) {
			const occupant = family.get(this.keyOf(name, number));
			if (occupant !== undefined) occupants.push(occupant);
		}
		return occupants;
	}

	/** The first numbered name that is free, after so many that are left to others. */
	freeName(name: string, skip: number): string {
		const family = this.family(name);
		let skipped = 0;
		for (let number = this.firstFree.get(name) ?? 1; ; number++) {
			if (family?.has(this.keyOf(name, number)) === true) continue;
			if (skipped === 0) this.firstFree.set(name, number);
			if (skipped++ === skip) return numberedName(name, number);
		}
	}

	/** What a numbered name is kept under; worked out once, since a thousand notes of one name ask a million times. */
	private keyOf(name: string, number: number): string {
		const keys = this.keys.get(name) ?? [];
		this.keys.set(name, keys);
		return (keys[number] ??= comparable(numberedName(name, number)));
	}
}
