import type { Entry } from '../entry';
import { splitExtension, bytesOf, LONGEST_NAME } from '../naming/safeName';
import { pathKey } from '../paths';
import { versionIn } from './archivedName';

/** What an archive folder holds under one number of one document; people may have put more than one there. */
export interface KeptVersion {
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
			if (versionIn(entry.name, name) === undefined) continue;
			const document = pathKey(name);
			const known = this.entries.get(document) ?? new Map<string, Entry>();
			this.entries.set(document, known.set(pathKey(entry.name), entry));
		}
	}

	/** The versions of a document, oldest number first. */
	of(name: string): KeptVersion[] {
		const byNumber = new Map<number, Entry[]>();
		for (const entry of this.entries.get(pathKey(name))?.values() ?? []) {
			const version = versionIn(entry.name, name) as number;
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
		const readings = [archived.replace(SUFFIX, ''), stem.replace(SUFFIX, '') + extension];
		const exact = readings.map((name) => this.documents.get(pathKey(name)));
		return [...new Set([...exact, ...this.long])].filter((name) => name !== undefined);
	}
}

const SUFFIX = /_v\d+(?:_\d+)?$/i;
