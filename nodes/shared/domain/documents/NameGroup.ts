import type { Entry, FileEntry } from '../entry';
import { pathKey } from '../paths';
import { compareContent, type DocumentFacts, type ContentIdentity } from './DocumentFacts';
import { bytesOf, cutToBytes, LONGEST_NAME, splitExtension, trimLooseEnd } from '../naming/safeName';

/** A name that a document of this run is about to get: taken for all that are decided on after it. */
export interface Reservation<D extends DocumentFacts> {
	kind: 'reserved';
	name: string;
	document: D;
	/** What stands there until then. */
	replacing: FileEntry | undefined;
}

export type Occupant<D extends DocumentFacts> = Entry | Reservation<D>;

/** How many missing numbers in a row are looked beyond: people delete some of `a (1)`, `a (2)`, `a (3)`. */
const GAPS = 100;

/**
 * What stands under names that could meet: those of one document, its numbered names, and other ways to write
 * them. A thousand notes of one name ask for each other a million times, so files are found by what they hold.
 */
export class NameGroup<D extends DocumentFacts> {
	/** By names in the form that Dropbox compares. */
	private readonly occupants = new Map<string, Occupant<D>>();
	private readonly reserved = new Map<string, Reservation<D>>();
	private readonly byHash = new Map<string, Set<string>>();
	private readonly bySize = new Map<number, Set<string>>();
	/** By name, what it is with each number, and the number that each of those has. */
	private readonly numbers = new Map<string, { keys: string[]; of: Map<string, number> }>();
	/** By name, the number below which no name is free. */
	private readonly firstFree = new Map<string, number>();

	at(key: string): Occupant<D> | undefined {
		return this.occupants.get(key);
	}

	set(key: string, occupant: Occupant<D>): void {
		this.forget(key);
		this.occupants.set(key, occupant);
		if (occupant.kind === 'reserved') this.reserved.set(key, occupant);
		if (occupant.kind !== 'file') return;
		addToIndex(this.bySize, occupant.size, key);
		if (occupant.contentHash !== undefined) addToIndex(this.byHash, occupant.contentHash, key);
	}

	delete(key: string): void {
		this.forget(key);
		this.firstFree.clear();
	}

	clear(): void {
		[this.occupants, this.reserved, this.byHash, this.bySize, this.firstFree].forEach((map) => map.clear());
	}

	/**
	 * What under a name and its numbered names holds this content, or could, in the order of the numbers.
	 * @param isLeftOut by the name in the form that Dropbox compares
	 */
	findMatches(
		name: string,
		content: ContentIdentity,
		isLeftOut: (key: string, occupant: Occupant<D>) => boolean,
	): Array<FileEntry | Reservation<D>> {
		const found: Array<{ number: number; occupant: FileEntry | Reservation<D> }> = [];
		for (const key of this.possibleKeys(content)) {
			const occupant = this.occupants.get(key);
			if (occupant === undefined || !canHold(occupant, content) || isLeftOut(key, occupant)) continue;
			const number = this.numberOf(name, key);
			if (number !== undefined) found.push({ number, occupant });
		}
		return found.sort((one, other) => one.number - other.number).map(({ occupant }) => occupant);
	}

	/** The first numbered name that is free, after so many that are left to others. */
	freeName(name: string, skip: number): string {
		let skipped = 0;
		for (let number = this.firstFree.get(name) ?? 1; ; number++) {
			if (this.occupants.has(this.keyOf(name, number))) continue;
			if (skipped === 0) this.firstFree.set(name, number);
			if (skipped++ === skip) return numberedName(name, number);
		}
	}

	private *possibleKeys({ size, contentHash }: ContentIdentity): Generator<string> {
		if (contentHash === undefined && size === undefined) return yield* this.occupants.keys();
		yield* this.reserved.keys();
		if (contentHash !== undefined) yield* this.byHash.get(contentHash) ?? [];
		else if (size !== undefined) yield* this.bySize.get(size) ?? [];
	}

	private forget(key: string): void {
		const occupant = this.occupants.get(key);
		this.occupants.delete(key);
		this.reserved.delete(key);
		if (occupant?.kind !== 'file') return;
		this.bySize.get(occupant.size)?.delete(key);
		this.byHash.get(occupant.contentHash ?? '')?.delete(key);
	}

	private numberOf(name: string, key: string): number | undefined {
		this.keyOf(name, this.occupants.size + GAPS);
		return this.numbers.get(name)?.of.get(key);
	}

	/** Worked out once. */
	private keyOf(name: string, number: number): string {
		const known = this.numbers.get(name) ?? { keys: [], of: new Map<string, number>() };
		this.numbers.set(name, known);
		for (let next = known.keys.length; next <= number; next++) {
			const key = pathKey(numberedName(name, next));
			known.keys.push(key);
			known.of.set(key, next);
		}
		return known.keys[number] ?? '';
	}
}

function addToIndex<K>(index: Map<K, Set<string>>, what: K, key: string): void {
	const keys = index.get(what) ?? new Set();
	index.set(what, keys.add(key));
}

/** Whether the occupant holds the content, or will, as far as is known of both yet. */
export function canHold<D extends DocumentFacts>(
	occupant: Occupant<D>,
	content: ContentIdentity,
): occupant is FileEntry | Reservation<D> {
	if (occupant.kind === 'folder') return false;
	if (occupant.kind === 'reserved') return compareContent(content, occupant.document) !== 'different';
	return occupant.contentHash !== undefined && compareContent(content, occupant) !== 'different';
}

/** Characters of a stem that every numbered name of it keeps, however long the name. */
const ALWAYS_KEPT = 60;

/**
 * The name that a document gets beside others of its name: `letter (2).pdf`. Number 0 is the name itself.
 * Names at the limit of length lose the end of their stem, never the extension.
 */
export function numberedName(name: string, number: number): string {
	if (number === 0) return name;
	const { stem, extension } = splitExtension(name);
	const suffix = ` (${number})${extension}`;
	const room = LONGEST_NAME - bytesOf(suffix);
	return (bytesOf(stem) > room ? cutToBytes(stem, room) : stem.trimEnd()) + suffix;
}

/**
 * What a name has in common with all its numbered names: two names can only meet, now or when numbered,
 * if their keys are equal. (Names that never meet may share a key; that costs order, not correctness.)
 */
export function nameGroupKey(name: string): string {
	const { stem, extension } = splitExtension(pathKey(name));
	return trimLooseEnd(stripNumbers(stem).slice(0, ALWAYS_KEPT)) + extension;
}

/** From behind, so that each character is looked at once: a pattern of several numbers would begin anew at each. */
function stripNumbers(stem: string): string {
	let end = stem.length;
	for (let start = startOfNumber(stem, end); start !== undefined; start = startOfNumber(stem, end))
		end = start;
	return stem.slice(0, end);
}

/** Where the ` (2)` begins that ends there; undefined where there is none. */
function startOfNumber(stem: string, end: number): number | undefined {
	if (stem[end - 1] !== ')') return undefined;
	let digit = end - 1;
	while (DIGIT.test(stem.charAt(digit - 1))) digit--;
	return digit < end - 1 && stem.slice(digit - 2, digit) === ' (' ? digit - 2 : undefined;
}

const DIGIT = /\d/;
