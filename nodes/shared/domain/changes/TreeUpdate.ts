import type { Entry, FileEntry } from '../entry';
import { baseName } from '../paths';
import { selfAndDescendants, KnownEntry, type KnownTree, contentFingerprint } from './KnownTree';

/** How something was before the first change to it: where it lay, and what it held. */
export interface PreviousEntry {
	folder: KnownEntry | undefined;
	name: string;
	/** What Dropbox compares the name by. */
	key: string;
	fingerprint: string;
}

/** Raised for an entry that does not lie below the watched folder, which has been moved meanwhile. */
export class InconsistentListing extends Error {
	override readonly name = 'InconsistentListing';
}

/**
 * Reads changes into what is known. Dropbox tells only what is there and what is gone; a move is the one
 * and the other, in any order. What became of each entry is looked at when all was read.
 */
export class TreeUpdate {
	/** What was touched, in the order of the changes, and how it was before; undefined for what is new. */
	readonly touched = new Map<KnownEntry, PreviousEntry | undefined>();
	/** The newest metadata of each file that was read, by ID. */
	readonly files = new Map<string, FileEntry>();
	/** Who wrote a file last, by its ID, where Dropbox says it. */
	readonly writers = new Map<string, string>();
	/** Files whose place a new file took. */
	readonly replaced = new Map<KnownEntry, KnownEntry>();
	private readonly seen = new Set<KnownEntry>();
	private readonly movedFolders = new Set<KnownEntry>();
	private readonly vacated = new Map<string, KnownEntry>();

	/** @param rootLower the path of the watched folder as Dropbox compares it; `''` for the top */
	constructor(
		readonly tree: KnownTree,
		private readonly rootLower: string,
	) {}

	/** @throws InconsistentListing */
	addEntry(entry: Entry, modifiedBy?: string): void {
		const names = this.namesTo(entry.pathLower);
		if (names === undefined) return;
		if (names.length === 0) return this.setRootId(entry);
		if (entry.kind === 'file') {
			this.files.set(entry.id, entry);
			if (modifiedBy !== undefined) this.writers.set(entry.id, modifiedBy);
		}
		const known =
			this.tree.withId(entry.id) ?? new KnownEntry(entry.kind, entry.id, entry.name, '', names.at(-1));
		this.seen.add(known);
		this.remember(known);
		if (known.parent === undefined || this.tree.at(names) !== known) this.place(known, entry, names);
		if (entry.kind === 'file') known.fingerprint = contentFingerprint(entry);
	}

	/** @throws InconsistentListing */
	removePath(pathLower: string | undefined): void {
		const names = this.namesTo(pathLower) ?? [];
		const known = this.tree.at(names);
		if (known === undefined || known === this.tree.root) return;
		this.vacate(known, names);
	}

	/** After a listing of everything in a folder, or in the watched one: what was not among it is gone. */
	removeUnseen(within = this.tree.root): void {
		for (const known of [...selfAndDescendants(within)]) {
			if (known === within || known.id === '' || this.seen.has(known)) continue;
			// Folders come first: what was seen in one that was not lies elsewhere by now.
			if (this.tree.contains(known)) this.drop(known);
		}
	}

	/**
	 * Folders that were moved, and of whose contents some were not listed again under the new path: they may have
	 * been deleted before under the old one.
	 */
	uncertainFolders(): KnownEntry[] {
		return [...this.movedFolders].filter(
			(folder) =>
				this.tree.contains(folder) &&
				[...selfAndDescendants(folder)].some(
					(known) => known.id !== '' && known !== folder && !this.seen.has(known),
				),
		);
	}

	private setRootId({ id }: Entry): void {
		this.tree.root.id = id;
	}

	private place(known: KnownEntry, entry: Entry, names: readonly string[]): void {
		this.tree.remove(known);
		const folder = this.folderAt(names.slice(0, -1));
		const occupant = folder.children?.get(names.at(-1) ?? '');
		if (occupant !== undefined) this.giveWay(known, occupant, names);
		known.rename(entry.name, names.at(-1));
		this.tree.put(known, folder);
		if (known.kind === 'folder' && this.touched.get(known) !== undefined) this.forgetSeenIn(known);
		const former = this.vacated.get(names.join('/'));
		const isNew = this.touched.get(known) === undefined;
		if (isNew && known.kind === 'file' && former?.kind === 'file' && former !== known) {
			this.replaced.set(known, former);
		}
	}

	private forgetSeenIn(folder: KnownEntry): void {
		this.movedFolders.add(folder);
		for (const known of selfAndDescendants(folder)) if (known !== folder) this.seen.delete(known);
	}

	/** A folder that was known by its contents alone turns out to be this one; anything else was replaced. */
	private giveWay(known: KnownEntry, occupant: KnownEntry, names: readonly string[]): void {
		if (occupant.id !== '' || known.kind === 'file') return this.vacate(occupant, names);
		this.tree.remove(occupant);
		for (const child of [...(occupant.children?.values() ?? [])]) {
			const stale = known.children?.get(child.key);
			if (stale !== undefined) this.drop(stale);
			this.tree.remove(child);
			this.tree.put(child, known);
		}
	}

	private vacate(known: KnownEntry, names: readonly string[]): void {
		this.drop(known);
		this.vacated.set(names.join('/'), known);
	}

	private drop(known: KnownEntry): void {
		this.remember(known);
		this.tree.remove(known);
	}

	/** The folder at a path; where it has not been told of yet, one whose ID is not known. */
	private folderAt(names: readonly string[]): KnownEntry {
		let folder = this.tree.root;
		for (const [depth, name] of names.entries()) {
			let next = folder.children?.get(name);
			if (next?.kind === 'file') {
				this.vacate(next, names.slice(0, depth + 1));
				next = undefined;
			}
			if (next === undefined) {
				next = new KnownEntry('folder', '', name, '', name);
				this.tree.put(next, folder);
			}
			folder = next;
		}
		return folder;
	}

	private remember(known: KnownEntry): void {
		if (this.touched.has(known)) return;
		const { parent: folder, name, key, fingerprint } = known;
		this.touched.set(known, folder === undefined ? undefined : { folder, name, key, fingerprint });
	}

	/** The names on the way from the watched folder; none for that itself, undefined where it is not mounted. */
	private namesTo(pathLower: string | undefined): string[] | undefined {
		if (pathLower === undefined) return undefined;
		if (pathLower === this.rootLower) return [];
		if (!pathLower.startsWith(`${this.rootLower}/`)) {
			throw new InconsistentListing(`an entry (${baseName(pathLower).length} characters) lies elsewhere`);
		}
		return pathLower.slice(this.rootLower.length + 1).split('/');
	}
}
