import type { ChangeEvent, FolderChange, Scope } from './FolderChange';
import { Former } from './Former';
import { allIn, placeOf, type Known } from './KnownTree';
import type { Before, Reading } from './Reading';

/** What a reading comes down to, each change once, in the order in which it was read. */
export function changesRead(reading: Reading, scope: Scope): FolderChange[] {
	return new Changes(reading, scope).all();
}

class Changes {
	private readonly found: FolderChange[] = [];
	/** Documents that have been told of as moved or deleted, with a folder or by themselves. */
	private readonly told = new Set<Known>();
	private readonly former: Former;
	private readonly root: Known;
	/** Documents whose place new ones took. */
	private readonly replaced: ReadonlySet<Known>;

	constructor(
		private readonly reading: Reading,
		private readonly scope: Scope,
	) {
		this.former = new Former(reading);
		this.root = reading.tree.root;
		this.replaced = new Set(reading.replaced.values());
	}

	all(): FolderChange[] {
		for (const [known, before] of this.reading.touched) {
			if (!this.reading.tree.holds(known)) this.left(known, before);
			else if (known.kind === 'folder') this.folder(known, before);
			else this.document(known, before);
		}
		return this.found;
	}

	/** Only what was taken out itself: what lies in it has gone with it. */
	private left(known: Known, before: Before | undefined): void {
		if (known.parent !== undefined || before === undefined) return;
		if (known.kind === 'folder') this.folderLeft(known);
		else if (!this.replaced.has(known)) this.documentLeft(known);
	}

	private folderLeft(folder: Known): void {
		const wasCaseFolder = this.wasCaseFolder(folder);
		if (wasCaseFolder) this.tell('caseFolderDeleted', folder);
		for (const known of allIn(folder)) {
			if (known.kind === 'folder' || !this.former.had(known)) continue;
			const wentWithIt = wasCaseFolder && this.former.wayTo(known).at(-1) === folder;
			if (!wentWithIt) this.documentLeft(known);
		}
	}

	private documentLeft(known: Known): void {
		if (this.told.has(known)) return;
		this.told.add(known);
		this.tell('documentDeleted', known);
	}

	private folder(folder: Known, before: Before | undefined): void {
		const isCaseFolder = this.isCaseFolder(folder);
		if (before === undefined) {
			if (isCaseFolder) this.tell('caseFolderAdded', folder);
			return;
		}
		if (!hasMoved(folder, before)) return;
		if (this.wasCaseFolder(folder)) {
			this.tell(isCaseFolder ? 'caseFolderRenamed' : 'caseFolderMoved', folder);
			return;
		}
		if (isCaseFolder) this.tell('caseFolderAdded', folder);
		for (const known of allIn(folder)) {
			if (known.kind === 'file' && this.former.had(known)) this.documentMoved(known);
		}
	}

	private document(known: Known, before: Before | undefined): void {
		if (before === undefined) {
			this.tell(this.reading.replaced.has(known) ? 'documentChanged' : 'documentAdded', known);
			return;
		}
		if (hasMoved(known, before)) this.documentMoved(known);
		if (known.mark !== before.mark) this.tell('documentChanged', known);
	}

	private documentMoved(known: Known): void {
		if (this.told.has(known)) return;
		this.told.add(known);
		this.tell('documentMoved', known);
	}

	private tell(event: ChangeEvent, known: Known): void {
		const isThere = this.reading.tree.holds(known);
		const place = isThere ? placeOf(known) : undefined;
		const previousPlace = this.former.had(known) ? this.former.placeOf(known) : undefined;
		this.found.push({
			...{ event, id: known.id, name: known.name, place },
			previousPlace: event === 'documentChanged' ? undefined : previousPlace,
			caseFolder: this.caseFolderOf(known, isThere),
			previousCaseFolder: previousPlace === undefined ? undefined : this.caseFolderOf(known, false),
			isDocument: known.kind === 'file',
		});
	}

	private caseFolderOf(known: Known, isThere: boolean): FolderChange['caseFolder'] {
		// Of one case folder that is watched the caller knows ID and name.
		if (this.scope === 'caseFolder') return undefined;
		const top = isThere ? wayTo(known).at(-1) : this.former.wayTo(known).at(-1);
		if (top?.kind !== 'folder') return undefined;
		return { id: top.id, name: isThere ? top.name : this.former.nameOf(top) };
	}

	private isCaseFolder(folder: Known): boolean {
		return this.scope === 'destination' && folder.parent === this.root;
	}

	private wasCaseFolder(folder: Known): boolean {
		return this.scope === 'destination' && this.former.folderOf(folder) === this.root;
	}
}

const hasMoved = (known: Known, before: Before): boolean =>
	known.parent !== before.folder || known.key !== before.key;

function wayTo(known: Known): Known[] {
	const way: Known[] = [];
	for (let here = known; here.parent !== undefined; here = here.parent) way.push(here);
	return way;
}
