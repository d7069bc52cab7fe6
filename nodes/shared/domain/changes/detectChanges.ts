import type { ChangeEvent, FolderChange, Scope } from './FolderChange';
import { selfAndDescendants, pathBelowRoot, type KnownEntry } from './KnownTree';
import type { PreviousEntry, TreeUpdate } from './TreeUpdate';

/** What an update comes down to, each change once, in the order in which it was read. */
export function detectChanges(update: TreeUpdate, scope: Scope): FolderChange[] {
	return new ChangeDetector(update, scope).all();
}

class ChangeDetector {
	private readonly changes: FolderChange[] = [];
	/** Documents that have been told of as moved or deleted, with a folder or by themselves. */
	private readonly emitted = new Set<KnownEntry>();
	private readonly previous: PreviousTree;
	private readonly root: KnownEntry;
	/** Documents whose place new ones took. */
	private readonly replaced: ReadonlySet<KnownEntry>;

	constructor(
		private readonly update: TreeUpdate,
		private readonly scope: Scope,
	) {
		this.previous = new PreviousTree(update);
		this.root = update.tree.root;
		this.replaced = new Set(update.replaced.values());
	}

	all(): FolderChange[] {
		for (const [known, before] of this.update.touched) {
			if (!this.update.tree.contains(known)) this.handleGone(known, before);
			else if (known.kind === 'folder') this.handleFolder(known, before);
			else this.handleDocument(known, before);
		}
		return this.changes;
	}

	/** Only what was taken out itself: what lies in it has gone with it. */
	private handleGone(known: KnownEntry, before: PreviousEntry | undefined): void {
		if (known.parent !== undefined || before === undefined) return;
		if (known.kind === 'folder') this.handleGoneFolder(known);
		else if (!this.replaced.has(known)) this.handleGoneDocument(known);
	}

	private handleGoneFolder(folder: KnownEntry): void {
		const wasCaseFolder = this.wasCaseFolder(folder);
		if (wasCaseFolder) this.emit('caseFolderDeleted', folder);
		for (const known of selfAndDescendants(folder)) {
			if (known.kind === 'folder' || !this.previous.contained(known)) continue;
			const wentWithIt = wasCaseFolder && this.previous.selfAndAncestors(known).at(-1) === folder;
			if (!wentWithIt) this.handleGoneDocument(known);
		}
	}

	private handleGoneDocument(known: KnownEntry): void {
		if (this.emitted.has(known)) return;
		this.emitted.add(known);
		this.emit('documentDeleted', known);
	}

	private handleFolder(folder: KnownEntry, before: PreviousEntry | undefined): void {
		const isCaseFolder = this.isCaseFolder(folder);
		if (before === undefined) {
			if (isCaseFolder) this.emit('caseFolderAdded', folder);
			return;
		}
		if (!hasMoved(folder, before)) return;
		if (this.wasCaseFolder(folder)) {
			this.emit(isCaseFolder ? 'caseFolderRenamed' : 'caseFolderMoved', folder);
			return;
		}
		if (isCaseFolder) this.emit('caseFolderAdded', folder);
		for (const known of selfAndDescendants(folder)) {
			if (known.kind === 'file' && this.previous.contained(known)) this.handleMovedDocument(known);
		}
	}

	private handleDocument(known: KnownEntry, before: PreviousEntry | undefined): void {
		if (before === undefined) {
			this.emit(this.update.replaced.has(known) ? 'documentChanged' : 'documentAdded', known);
			return;
		}
		if (hasMoved(known, before)) this.handleMovedDocument(known);
		if (known.fingerprint !== before.fingerprint) this.emit('documentChanged', known);
	}

	private handleMovedDocument(known: KnownEntry): void {
		if (this.emitted.has(known)) return;
		this.emitted.add(known);
		this.emit('documentMoved', known);
	}

	private emit(event: ChangeEvent, known: KnownEntry): void {
		const isThere = this.update.tree.contains(known);
		const place = isThere ? pathBelowRoot(known) : undefined;
		const previousPlace = this.previous.contained(known) ? this.previous.placeOf(known) : undefined;
		this.changes.push({
			...{ event, id: known.id, name: known.name, place },
			previousPlace: event === 'documentChanged' ? undefined : previousPlace,
			caseFolder: this.caseFolderOf(known, isThere),
			previousCaseFolder: previousPlace === undefined ? undefined : this.caseFolderOf(known, false),
			isDocument: known.kind === 'file',
		});
	}

	private caseFolderOf(known: KnownEntry, isThere: boolean): FolderChange['caseFolder'] {
		// Of one case folder that is watched the caller knows ID and name.
		if (this.scope === 'caseFolder') return undefined;
		const top = isThere ? selfAndAncestors(known).at(-1) : this.previous.selfAndAncestors(known).at(-1);
		if (top?.kind !== 'folder') return undefined;
		return { id: top.id, name: isThere ? top.name : this.previous.nameOf(top) };
	}

	private isCaseFolder(folder: KnownEntry): boolean {
		return this.scope === 'destination' && folder.parent === this.root;
	}

	private wasCaseFolder(folder: KnownEntry): boolean {
		return this.scope === 'destination' && this.previous.folderOf(folder) === this.root;
	}
}

const hasMoved = (known: KnownEntry, before: PreviousEntry): boolean =>
	known.parent !== before.folder || known.key !== before.key;

function selfAndAncestors(known: KnownEntry): KnownEntry[] {
	const way: KnownEntry[] = [];
	for (let here = known; here.parent !== undefined; here = here.parent) way.push(here);
	return way;
}

/** How things lay before an update: what the update touched goes by what was remembered of it. */
class PreviousTree {
	constructor(private readonly update: TreeUpdate) {}

	/** Whether it was there at all. */
	contained(known: KnownEntry): boolean {
		return !this.update.touched.has(known) || this.update.touched.get(known) !== undefined;
	}

	folderOf(known: KnownEntry): KnownEntry | undefined {
		return this.update.touched.get(known)?.folder ?? (this.contained(known) ? known.parent : undefined);
	}

	nameOf(known: KnownEntry): string {
		return this.update.touched.get(known)?.name ?? known.name;
	}

	/** Where it lay below the watched folder. */
	placeOf(known: KnownEntry): string {
		let place = '';
		for (const each of this.selfAndAncestors(known)) place = `/${this.nameOf(each)}${place}`;
		return place;
	}

	/** It and the folders that it lay in, from within, without the watched folder. */
	selfAndAncestors(known: KnownEntry): KnownEntry[] {
		const way: KnownEntry[] = [];
		const { root } = this.update.tree;
		let here: KnownEntry | undefined = known;
		while (here !== undefined && here !== root) {
			way.push(here);
			here = this.folderOf(here);
		}
		return way;
	}
}
