import type { Entry, FileEntry } from '../entry';
import { splitExtension, bytesOf, LONGEST_NAME } from '../naming/safeName';
import { pathKey } from '../paths';
import { parseVersion, LAST_VERSION } from './archivedName';

/** What an archive folder holds under one number of one document; people may have put more than one there. */
interface KeptVersion {
	version: number;
	entries: Entry[];
}

/** Bytes of the longest suffix, `_v999999_20260501`. */
const LONGEST_SUFFIX = 17;

/**
 * What is in an archive folder of the documents that are asked for. Other entries are not kept, however many
 * there are, and an entry is held against the few names that it could be of, not against all.
 */
export class KeptVersions {
	/** By document and the entry's own name: a listing that starts over tells entries twice. */
	private readonly entries = new Map<string, Map<string, Entry>>();
	private readonly documents = new Map<string, string>();
	/** Names that archived names may hold cut off. */
	private readonly long: string[] = [];

	/** @param names of the documents */
	constructor(names: Iterable<string>) {
		for (const name of names) this.documents.set(pathKey(name), name);
		for (const name of this.documents.values()) {
			if (bytesOf(name) + LONGEST_SUFFIX > LONGEST_NAME) this.long.push(name);
		}
	}

	add(entry: Entry): void {
		for (const name of this.couldBeOf(entry.name)) {
			if (parseVersion(entry.name, name) === undefined) continue;
			const document = pathKey(name);
			const known = this.entries.get(document) ?? new Map<string, Entry>();
			this.entries.set(document, known.set(pathKey(entry.name), entry));
		}
	}

	/** The versions of a document, oldest number first. */
	of(name: string): KeptVersion[] {
		const byNumber = new Map<number, Entry[]>();
		for (const entry of this.entries.get(pathKey(name))?.values() ?? []) {
			const version = parseVersion(entry.name, name) as number;
			byNumber.set(version, [...(byNumber.get(version) ?? []), entry]);
		}
		return [...byNumber]
			.map(([version, entries]) => ({ version, entries }))
			.sort((one, other) => one.version - other.version);
	}

	/** What stands under this very name, if it is a version of the document. */
	at(archived: string, name: string): Entry | undefined {
		return this.entries.get(pathKey(name))?.get(pathKey(archived));
	}

	/** The dot of an extension may stand before a suffix as well as after it: `plan.final_v2` has two readings. */
	private couldBeOf(archived: string): string[] {
		const { stem, extension } = splitExtension(archived);
		const readings = [archived.replace(ANY_SUFFIX, ''), stem.replace(ANY_SUFFIX, '') + extension];
		const exact = readings.map((name) => this.documents.get(pathKey(name)));
		return [...new Set([...exact, ...this.long])].filter((name) => name !== undefined);
	}
}

const ANY_SUFFIX = /_v\d+(?:_\d+)?$/i;

/** A version that is in the archive. */
interface FoundVersion {
	file: FileEntry;
	version: number;
}

/**
 * The files of those wanted versions, counted from the first, that are the newest in the archive in the same order:
 * an earlier run had put them there before it was cut off. A version that lies further back was superseded since,
 * and is wanted anew.
 */
export function findAlreadyKept<T>(
	kept: readonly KeptVersion[],
	wanted: readonly T[],
	isKeptAs: (file: FileEntry, version: T) => boolean,
): FoundVersion[] {
	for (let count = Math.min(kept.length, wanted.length); count > 0; count--) {
		const found = kept.slice(-count).flatMap(({ version, entries }, index) => {
			const files = entries.filter((entry) => entry.kind === 'file');
			const file = files.find((each) => isKeptAs(each, wanted[index] as T));
			return file === undefined ? [] : [{ file, version }];
		});
		if (found.length === count) return found;
	}
	return [];
}

/**
 * The numbers of so many versions that come next, counted from 1: on from the highest one, or where somebody gave a file
 * the last number that is read as one, on from where the numbers have room.
 */
export function nextVersions(kept: readonly KeptVersion[], count: number): number[] {
	const taken = [0, ...kept.map(({ version }) => version)];
	const hasRoom = (version: number, index: number) =>
		(taken[index + 1] ?? LAST_VERSION + 1) - version > count;
	const last = taken.at(-1) as number;
	const from = last + count <= LAST_VERSION ? last : (taken.find(hasRoom) ?? last);
	return Array.from({ length: count }, (_, index) => from + 1 + index);
}
