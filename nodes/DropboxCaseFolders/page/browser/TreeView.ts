import type { CaseState } from './CaseState';
import { keyOf, type Contents, type Entry } from './caseContents';
import { arrange, make } from './dom';
import { speech } from './language';
import { findEntries, sortEntries, type Found, type Order } from './order';
import { EntryRow, type RowActions } from './EntryRow';

/** Up to so many entries in all, every folder is open at first. */
const FEW = 30;
/** From so many on, it takes a moment to show them. */
const MANY = 2000;

/** The documents of the case as a tree. What is open, marked or has the focus stays so when the case is looked at anew. */
export class TreeView {
	readonly element = make('ul', { class: 'top' });
	order: Order = { by: 'name', direction: 'up' };
	query = '';
	matches = 0;
	/** All rows, for paper. */
	isWhole = false;

	private readonly open = new Set<string>();
	/** Of what came while the page was open: a new folder is open at first. */
	private readonly revealed = new Set<string>();
	private readonly rows = new Map<string, EntryRow>();
	private used = new Set<string>();
	private isFirst = true;

	constructor(
		private readonly state: CaseState,
		private readonly addTo: RowActions['addTo'],
	) {}

	render(): void {
		const { contents } = this.state;
		if (contents === undefined) return;
		if (this.isFirst) this.openFirst(contents);
		this.revealFresh();
		const found = this.query.trim() === '' ? undefined : findEntries(contents.children, this.query);
		this.matches = found?.matches ?? 0;
		const focused = this.focused();
		this.used = new Set();
		arrange(this.element, this.list(contents.children, [], found, contents.canAdd));
		for (const [key, row] of this.rows) if (!this.used.has(key)) this.drop(key, row);
		if (focused !== undefined) this.returnFocus(focused);
	}

	/** Whether there are so many entries that to show them takes a moment. */
	get isLarge(): boolean {
		return countUpTo(this.state.contents?.children ?? [], MANY + 1) > MANY;
	}

	setAllOpen(isOpen: boolean): void {
		this.open.clear();
		if (isOpen) this.openBelow(this.state.contents?.children ?? [], []);
		this.render();
	}

	/** Shows the folder that something was saved in. */
	openFolder(folderId: string): void {
		this.open.add(folderId);
	}

	private openFirst({ children }: Contents): void {
		this.isFirst = false;
		if (countUpTo(children, FEW + 1) <= FEW) this.openBelow(children, []);
	}

	private revealFresh(): void {
		for (const key of this.state.fresh) {
			if (!this.revealed.has(key)) this.open.add(key);
			this.revealed.add(key);
		}
	}

	private openBelow(entries: readonly Entry[], trail: readonly string[]): void {
		for (const entry of entries) {
			if (entry.type !== 'folder') continue;
			this.open.add(keyOf(entry, trail));
			this.openBelow(entry.children, [...trail, entry.name]);
		}
	}

	/** The rows of a folder. Those in folders that are closed are not made before they are opened. */
	private list(
		entries: readonly Entry[],
		trail: readonly string[],
		found: Found | undefined,
		canAdd: boolean,
	): Element[] {
		const shown = found === undefined ? entries : entries.filter((entry) => found.shown.has(entry));
		return sortEntries(shown, this.order, speech.texts.locale).map((entry) => {
			const key = keyOf(entry, trail);
			const row = this.rowOf(key, entry);
			this.used.add(key);
			const isOpen = this.isWhole || this.open.has(key) || found?.opened.has(entry) === true;
			row.update(entry, { trail, canAdd, isOpen, isNew: this.state.fresh.has(key) });
			if (entry.type === 'folder' && isOpen) {
				row.setContents(this.list(entry.children, [...trail, entry.name], found, canAdd));
			}
			return row.element;
		});
	}

	private rowOf(key: string, entry: Entry): EntryRow {
		const known = this.rows.get(key);
		if (known?.type === entry.type) return known;
		const toggle = () => {
			if (!this.open.delete(key)) this.open.add(key);
			this.render();
		};
		const row = new EntryRow(key, entry.type, { toggle, addTo: this.addTo });
		this.rows.set(key, row);
		return row;
	}

	private drop(key: string, row: EntryRow): void {
		row.element.remove();
		this.rows.delete(key);
	}

	/** The row that has the focus, and what of it. */
	private focused(): { key: string; index: number } | undefined {
		const row = document.activeElement?.closest<HTMLElement>('li[data-key]');
		const key = row?.dataset['key'];
		return key === undefined ? undefined : { key, index: this.rows.get(key)?.focusedIndex() ?? -1 };
	}

	/** A row that was drawn anew or put elsewhere gets the focus back; one that is gone hands it on to the list. */
	private returnFocus({ key, index }: { key: string; index: number }): void {
		if (document.activeElement !== document.body) return;
		this.rows.get(key)?.focus(index);
		if (document.activeElement === document.body) this.element.parentElement?.focus({ preventScroll: true });
	}
}

function countUpTo(entries: readonly Entry[], most: number): number {
	let number = 0;
	for (const entry of entries) {
		if (number > most) break;
		number += 1 + (entry.type === 'folder' ? countUpTo(entry.children, most) : 0);
	}
	return number;
}
