import type { Entry, FileEntry } from '../entry';
import { lastName } from '../paths';
import { allIn, Known, type KnownTree } from './KnownTree';
import { markOf } from './mark';

/** How something was before the first change to it: where it lay, and what it held. */
export interface Before {
	folder: Known | undefined;
	name: string;
	/** What Dropbox compares the name by. */
	key: string;
	mark: string;
}

/** Raised for an entry that does not lie below the watched folder, which has been moved meanwhile. */
export class Astray extends Error {
	override readonly name = 'Astray';
}

/**
 * One reading of changes into what is known. Dropbox tells only what is there and what is gone; a move is the one
 * and the other, in any order. What became of each entry is looked at when all was read.
 */
export class Reading {
	/** What was touched, in the order of the changes, and how it was before; undefined for what is new. */
	readonly touched = new Map<Known, Before | undefined>();
	/** The newest metadata of each file that was read, by ID. */
	readonly files = new Map<string, FileEntry>();
	/** Who wrote a file last, by its ID, where Dropbox says it. */
	readonly writers = new Map<string, string>();
	/** Files whose place a new file took. */
	readonly replaced = new Map<Known, Known>();
	private readonly seen = new Set<Known>();
	private readonly relocated = new Set<Known>();
	private readonly vacated = new Map<string, Known>();

	/** @param rootLower the path of the watched folder as Dropbox compares it; `''` for the top */
	constructor(
		readonly tree: KnownTree,
		private readonly rootLower: string,
	) {}

	/** @throws Astray */
	there(entry: Entry, modifiedBy?: string): void {
		const names = this.namesTo(entry.pathLower);
		if (names === undefined) return;
		if (names.length === 0) return this.itself(entry);
		if (entry.kind === 'file') {
			this.files.set(entry.id, entry);
			if (modifiedBy !== undefined) this.writers.set(entry.id, modifiedBy);
		}
		const known = this.tree.withId(entry.id) ?? new Known(entry.kind, entry.id, entry.name, '', names.at(-1));
		this.seen.add(known);
		this.remember(known);
		if (known.parent === undefined || this.tree.at(names) !== known) this.place(known, entry, names);
		if (entry.kind === 'file') known.mark = markOf(entry);
	}

	/** @throws Astray */
	gone(pathLower: string | undefined): void {
		const names = this.namesTo(pathLower) ?? [];
		const known = this.tree.at(names);
		if (known === undefined || known === this.tree.root) return;
		this.vacate(known, names);
	}

	/** After a listing of everything in a folder, or in the watched one: what was not among it is gone. */
	keepOnlySeen(within = this.tree.root): void {
		for (const known of [...allIn(within)]) {
			if (known === within || known.id === '' || this.seen.has(known)) continue;
			// Folders come first: what was seen in one that was not lies elsewhere by now.
			if (this.tree.holds(known)) this.drop(known);
		}
	}

	/**
	 * Folders that were moved, and of whose contents some were not listed again under the new path: they may have
	 * been deleted before under the old one.
	 */
	unsure(): Known[] {
		return [...this.relocated].filter(
			(folder) =>
				this.tree.holds(folder) &&
				[...allIn(folder)].some((known) => known.id !== '' && known !== folder && !this.seen.has(known)),
		);
	}

	private itself({ id }: Entry): void {
		this.tree.root.id = id;
	}

	private place(known: Known, entry: Entry, names: readonly string[]): void {
		this.tree.take(known);
		const folder = this.folderAt(names.slice(0, -1));
		const occupant = folder.children?.get(names.at(-1) ?? '');
		if (occupant !== undefined) this.yieldTo(known, occupant, names);
		known.rename(entry.name, names.at(-1));
		this.tree.put(known, folder);
		if (known.kind === 'folder' && this.touched.get(known) !== undefined) this.relocate(known);
		const former = this.vacated.get(names.join('/'));
		const isNew = this.touched.get(known) === undefined;
		if (isNew && known.kind === 'file' && former?.kind === 'file' && former !== known) {
			this.replaced.set(known, former);
		}
	}

	private relocate(folder: Known): void {
		this.relocated.add(folder);
		for (const known of allIn(folder)) if (known !== folder) this.seen.delete(known);
	}

	/** A folder that was known by its contents alone turns out to be this one; anything else was replaced. */
	private yieldTo(known: Known, occupant: Known, names: readonly string[]): void {
		if (occupant.id !== '' || known.kind === 'file') return this.vacate(occupant, names);
		this.tree.take(occupant);
		for (const child of [...(occupant.children?.values() ?? [])]) {
			const stale = known.children?.get(child.key);
			if (stale !== undefined) this.drop(stale);
			this.tree.take(child);
			this.tree.put(child, known);
		}
	}

	private vacate(known: Known, names: readonly string[]): void {
		this.drop(known);
		this.vacated.set(names.join('/'), known);
	}

	private drop(known: Known): void {
		this.remember(known);
		this.tree.take(known);
	}

	/** The folder at a path; where it has not been told of yet, one whose ID is not known. */
	private folderAt(names: readonly string[]): Known {
		let folder = this.tree.root;
		for (const [depth, name] of names.entries()) {
			let next = folder.children?.get(name);
			if (next?.kind === 'file') {
				this.vacate(next, names.slice(0, depth + 1));
				next = undefined;
			}
			if (next === undefined) {
				next = new Known('folder', '', name, '', name);
				this.tree.put(next, folder);
			}
			folder = next;
		}
		return folder;
	}

	private remember(known: Known): void {
		if (this.touched.has(known)) return;
		const { parent: folder, name, key, mark } = known;
		this.touched.set(known, folder === undefined ? undefined : { folder, name, key, mark });
	}

	/** The names on the way from the watched folder; none for that itself, undefined where it is not mounted. */
	private namesTo(pathLower: string | undefined): string[] | undefined {
		if (pathLower === undefined) return undefined;
		if (pathLower === this.rootLower) return [];
		if (!pathLower.startsWith(`${this.rootLower}/`)) {
			throw new Astray(`an entry (${lastName(pathLower).length} characters) lies elsewhere`);
		}
		return pathLower.slice(this.rootLower.length + 1).split('/');
	}
}
