import { totalsOf, type Entry, type FileEntry, type FolderEntry, type Target } from './caseContents';
import { arrange, make, makeButton, makeLink, nameTag, setShown } from './dom';
import { kindOf, momentOf, sizeOf, speech } from './language';

export interface RowActions {
	toggle: () => void;
	addTo: (target: Target) => void;
}

interface RowState {
	trail: readonly string[];
	canAdd: boolean;
	isOpen: boolean;
	isNew: boolean;
}

let lists = 0;

/** A line of the tree, and below it, for a folder, its contents. */
export class EntryRow {
	readonly element: HTMLLIElement;
	private readonly list = make('ul', { id: `list-${lists++}` });
	private toggle: HTMLButtonElement | undefined;
	private shown = '';

	constructor(
		key: string,
		readonly type: Entry['type'],
		private readonly actions: RowActions,
	) {
		this.element = make('li', { 'data-key': key });
	}

	update(entry: Entry, state: RowState): void {
		const texts = speech.language;
		const totals = entry.type === 'folder' ? totalsOf(entry.children) : undefined;
		const own = entry.type === 'folder' ? { ...entry, children: totals } : entry;
		const shown = JSON.stringify([texts, own, state.trail, state.canAdd, state.isNew]);
		if (shown !== this.shown) this.draw(entry, state);
		this.shown = shown;
		if (entry.type !== 'folder') return;
		this.toggle?.setAttribute('aria-expanded', String(state.isOpen));
		setShown(this.list, state.isOpen);
		if (!state.isOpen) this.list.replaceChildren();
	}

	setContents(rows: Element[]): void {
		const empty = () => make('li', { class: 'e' }, speech.texts.emptyFolder);
		arrange(this.list, rows.length > 0 ? rows : [empty()]);
	}

	/** Which of its links and buttons has the focus; -1 for none. */
	focusedIndex(): number {
		return focusable(this.element).indexOf(document.activeElement as HTMLElement);
	}

	focus(index: number): void {
		focusable(this.element)[index]?.focus({ preventScroll: true });
	}

	private draw(entry: Entry, state: RowState): void {
		if (entry.type === 'folder') this.drawFolder(entry, state);
		else this.element.replaceChildren(fileRow(entry, state.isNew));
	}

	private drawFolder(folder: FolderEntry, { trail, canAdd, isNew, isOpen }: RowState): void {
		const { name, folderId, url } = folder;
		const { texts } = speech;
		const { documents, bytes } = totalsOf(folder.children);
		const target: Target = { folderId, label: [...trail, name].join(' / ') };
		this.toggle = makeButton('toggle', this.actions.toggle, make('span', { class: 't' }), nameTag(name));
		this.toggle.setAttribute('aria-expanded', String(isOpen));
		this.toggle.setAttribute('aria-controls', this.list.id);
		const mayAdd = canAdd && folderId !== null;
		const add = mayAdd ? makeButton('add', () => this.actions.addTo(target), texts.addFiles) : null;
		add?.setAttribute('aria-label', texts.addFilesTo(name));
		const open = makeLink(url, texts.openInDropbox);
		open?.setAttribute('aria-label', texts.openNamed(name));
		const row = make(
			'div',
			{ class: 'row d' },
			make('span', { class: 'n' }, this.toggle, isNew ? newTag() : null),
			make('span', { class: 'k' }, texts.documents(documents)),
			sizeTag(bytes),
			make('span', { class: 'a' }, add, open ?? null),
		);
		if (mayAdd) {
			this.element.dataset['folder'] = folderId;
			this.element.dataset['label'] = target.label;
		}
		row.addEventListener('click', ({ target: clicked }) => {
			const isControl = clicked instanceof Element && clicked.closest('a, button') !== null;
			if (!isControl && String(window.getSelection()) === '') this.actions.toggle();
		});
		this.element.replaceChildren(row, this.list);
	}
}

const focusable = (element: Element): HTMLElement[] => [
	...(element.firstElementChild?.querySelectorAll<HTMLElement>('a, button') ?? []),
];

function fileRow({ name, url, size, modified }: FileEntry, isNew: boolean): HTMLElement {
	const { word, style } = kindOf(name);
	const title = makeLink(url, nameTag(name)) ?? nameTag(name);
	return make(
		'div',
		{ class: `row f ${style}` },
		make('span', { class: 'n' }, title, isNew ? newTag() : null),
		make('span', { class: 'k' }, word),
		sizeTag(size),
		make('time', { datetime: modified }, momentOf(modified)),
	);
}

const newTag = (): HTMLElement => make('span', { class: 'new' }, speech.texts.isNew);

const sizeTag = (bytes: number): HTMLElement => make('span', { class: 's' }, sizeOf(bytes));
