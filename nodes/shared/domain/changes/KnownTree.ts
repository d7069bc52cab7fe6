import { pathKey } from '../paths';
import { createHash } from 'crypto';
import type { FileEntry } from '../entry';

/** A file or folder as it is remembered: no more of it than what changes are told by. */
export class KnownEntry {
	parent: KnownEntry | undefined;
	/** What lies in a folder, by the form in which Dropbox compares names. Undefined for files. */
	readonly children: Map<string, KnownEntry> | undefined;

	/** What Dropbox compares its name by, where that could not have been known without being told. */
	private lower: string | undefined;

	/**
	 * @param id `id:…`; empty for a folder of which only its contents have been seen so far
	 * @param fingerprint of a file: changes when its content does
	 * @param key what Dropbox compares the name by
	 */
	constructor(
		readonly kind: 'file' | 'folder',
		public id: string,
		public name: string,
		public fingerprint = '',
		key?: string,
	) {
		this.children = kind === 'folder' ? new Map<string, KnownEntry>() : undefined;
		this.rename(name, key);
	}

	/** Only while it lies in no folder, which knows it by its key. */
	rename(name: string, key = pathKey(name)): void {
		this.name = name;
		this.lower = key === pathKey(name) ? undefined : key;
	}

	/** What Dropbox compares the name by. */
	get key(): string {
		return this.lower ?? pathKey(this.name);
	}
}

/** What lies below a watched folder, as far as it is known. The folder itself is the root, which has no name here. */
export class KnownTree {
	readonly root = new KnownEntry('folder', '', '');
	private readonly byId = new Map<string, KnownEntry>();

	get size(): number {
		return this.byId.size;
	}

	withId(id: string): KnownEntry | undefined {
		return this.byId.get(id);
	}

	/** What lies at a path below the root, given as names in the form in which Dropbox compares them. */
	at(names: readonly string[]): KnownEntry | undefined {
		let here: KnownEntry | undefined = this.root;
		for (const name of names) here = here?.children?.get(name);
		return here;
	}

	/** Puts it into a folder, where its name must be free. */
	put(known: KnownEntry, folder: KnownEntry): void {
		known.parent = folder;
		folder.children?.set(known.key, known);
		if (known.id !== '') this.byId.set(known.id, known);
	}

	/** Takes it out of its folder, with all that lies in it. By its ID it stays known. */
	remove(known: KnownEntry): void {
		known.parent?.children?.delete(known.key);
		known.parent = undefined;
	}

	/** Whether it lies below the root still. */
	contains(known: KnownEntry): boolean {
		let top = known;
		while (top.parent !== undefined) top = top.parent;
		return top === this.root;
	}
}

/** It and all that lies in it, folders before their contents. */
export function* selfAndDescendants(known: KnownEntry): Generator<KnownEntry> {
	const pending = [known];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		yield next;
		// One by one: as arguments of one call, those of a large folder would not fit.
		for (const child of [...(next.children?.values() ?? [])].reverse()) pending.push(child);
	}
}

/** Where it lies below the root, as people see it: `/Doe, Jane/Lease.pdf`. */
export function pathBelowRoot(known: KnownEntry): string {
	const names: string[] = [];
	for (let here = known; here.parent !== undefined; here = here.parent) names.unshift(here.name);
	return names.map((name) => `/${name}`).join('');
}

/** Characters: 48 bits, which two contents of one document share by chance once in 281 million million times. */
const LENGTH = 8;

/**
 * Changes when the content of a document does. A revision would not do: Dropbox gives a document a new one when it
 * is moved, too. Only documents that have no content to download go by it.
 */
export const contentFingerprint = ({ contentHash, rev }: FileEntry): string => shortHash(contentHash ?? rev);

/** The first characters of a SHA-256. */
export const shortHash = (text: string, length = LENGTH): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, length);
