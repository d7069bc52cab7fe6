import type { Entry, FileEntry } from '../entry';
import { comparable } from '../paths';
import type { Candidate } from './Candidate';
import { Family, type Occupant, type Reservation } from './Family';
import { familyOf } from './numberedName';

/**
 * What is known of one folder that documents go into: the entries that documents of this run could meet, which
 * of them are documents of this run, and the names that others of the run are about to get. Other entries are
 * not kept, however many there are.
 */
export class TargetFolder<D extends Candidate = Candidate> {
	private readonly families: ReadonlyMap<string, Family<D>>;
	/** The same, by the documents' own names. */
	private readonly byName: ReadonlyMap<string, Family<D> | undefined>;
	private readonly claimed = new Set<string>();
	/** Whether a listing was seen, so that a name that is not known is free. */
	private listed = false;

	/** @param names of the documents that go into it */
	constructor(readonly names: readonly string[]) {
		this.families = new Map(names.map((name) => [familyOf(name), new Family<D>()]));
		this.byName = new Map(names.map((name) => [name, this.families.get(familyOf(name))]));
	}

	/** What a document of this name could meet; the same for all whose names could meet. */
	family(name: string): Family<D> | undefined {
		return this.byName.get(name) ?? this.families.get(familyOf(name));
	}

	see(entry: Entry): void {
		this.family(entry.name)?.set(comparable(entry.name), entry);
	}

	/** A look found nothing under this name. */
	seeNothing(name: string): void {
		this.family(name)?.delete(comparable(name));
	}

	/** A listing begins: what it does not show is gone. */
	seeStart(): void {
		this.families.forEach((family) => family.clear());
	}

	/** Every entry has been seen. */
	seeEnd(): void {
		this.listed = true;
	}

	isListed(): boolean {
		return this.listed;
	}

	at(name: string): Occupant<D> | undefined {
		return this.family(name)?.at(comparable(name));
	}

	reserve(name: string, document: D, replacing: FileEntry | undefined): void {
		this.family(name)?.set(comparable(name), { kind: 'reserved', name, document, replacing });
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

	/**
	 * What holds the document, or could, under its name and its numbered names, in the order of the numbers.
	 * Under keepBoth a file is one document's of the run, not two's.
	 */
	alike(document: D): Array<FileEntry | Reservation<D>> {
		const isOthers = (key: string, occupant: Occupant<D>) =>
			document.rule === 'keepBoth' && (occupant.kind === 'reserved' || this.claimed.has(key));
		return this.family(document.name)?.alike(document.name, document, isOthers) ?? [];
	}

	/** The first numbered name that is free, after so many that are left to others. */
	freeName(name: string, skip: number): string {
		return (this.family(name) ?? new Family<D>()).freeName(name, skip);
	}
}
