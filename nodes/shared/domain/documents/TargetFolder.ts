import type { Entry, FileEntry } from '../entry';
import { pathKey } from '../paths';
import type { DocumentFacts } from './DocumentFacts';
import { NameGroup, type Occupant, type Reservation, nameGroupKey } from './NameGroup';

/**
 * What is known of one folder that documents go into: the entries that documents of this run could meet, which
 * of them are documents of this run, and the names that others of the run are about to get. Other entries are
 * not kept, however many there are.
 */
export class TargetFolder<D extends DocumentFacts = DocumentFacts> {
	private readonly nameGroups: ReadonlyMap<string, NameGroup<D>>;
	/** The same, by the documents' own names. */
	private readonly byName: ReadonlyMap<string, NameGroup<D> | undefined>;
	private readonly claimed = new Set<string>();
	/** Whether a listing was seen, so that a name that is not known is free. */
	private listed = false;

	/** @param names of the documents that go into it */
	constructor(readonly names: readonly string[]) {
		this.nameGroups = new Map(names.map((name) => [nameGroupKey(name), new NameGroup<D>()]));
		this.byName = new Map(names.map((name) => [name, this.nameGroups.get(nameGroupKey(name))]));
	}

	/** What a document of this name could meet; the same for all whose names could meet. */
	nameGroup(name: string): NameGroup<D> | undefined {
		return this.byName.get(name) ?? this.nameGroups.get(nameGroupKey(name));
	}

	add(entry: Entry): void {
		this.nameGroup(entry.name)?.set(pathKey(entry.name), entry);
	}

	/** A look found nothing under this name. */
	markAbsent(name: string): void {
		this.nameGroup(name)?.delete(pathKey(name));
	}

	/** A listing begins: what it does not show is gone. */
	beginListing(): void {
		this.nameGroups.forEach((group) => group.clear());
	}

	/** Every entry has been seen. */
	endListing(): void {
		this.listed = true;
	}

	isListed(): boolean {
		return this.listed;
	}

	at(name: string): Occupant<D> | undefined {
		return this.nameGroup(name)?.at(pathKey(name));
	}

	reserve(name: string, document: D, replacing: FileEntry | undefined): void {
		this.nameGroup(name)?.set(pathKey(name), { kind: 'reserved', name, document, replacing });
	}

	/** A document will not get the name that was reserved for it. */
	release(name: string): void {
		const occupant = this.at(name);
		if (occupant?.kind !== 'reserved') return;
		if (occupant.replacing === undefined) this.markAbsent(name);
		else this.add(occupant.replacing);
	}

	/** A document of this run is the entry of this name. */
	claim(name: string): void {
		this.claimed.add(pathKey(name));
	}

	/**
	 * What holds the document, or could, under its name and its numbered names, in the order of the numbers.
	 * Under keepBoth a file is one document's of the run, not two's.
	 */
	findMatches(document: D): Array<FileEntry | Reservation<D>> {
		const isOthers = (key: string, occupant: Occupant<D>) =>
			document.rule === 'keepBoth' && (occupant.kind === 'reserved' || this.claimed.has(key));
		return this.nameGroup(document.name)?.findMatches(document.name, document, isOthers) ?? [];
	}

	/** The first numbered name that is free, after so many that are left to others. */
	freeName(name: string, skip: number): string {
		return (this.nameGroup(name) ?? new NameGroup<D>()).freeName(name, skip);
	}
}
