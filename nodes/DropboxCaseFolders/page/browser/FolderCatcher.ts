import { make, setShown } from './dom';
import { readChosen, type Dropped } from './readDropped';

/**
 * Reads a dropped folder where scripts may not. n8n serves the page without an origin, and there Chromium lets no
 * script look into a folder; but it fills a file input with a folder that is dropped on it. So an invisible one lies
 * over the page while something is dragged. The browser reads one folder a drop.
 */
export class FolderCatcher {
	readonly element = make('input', {
		...{ type: 'file', webkitdirectory: '', multiple: '', class: 'catcher', hidden: '' },
		...{ tabindex: '-1', 'aria-hidden': 'true' },
	});

	private caught: (files: File[]) => void = () => undefined;

	constructor() {
		// While something is dragged there are no such events: it is over, whatever was not told of its end.
		this.element.addEventListener('pointermove', () => this.setOver(false));
		this.element.addEventListener('change', () => {
			const files = [...(this.element.files ?? [])];
			this.element.value = '';
			this.caught(files);
		});
	}

	setOver(isOver: boolean): void {
		setShown(this.element, isOver && isNeeded());
	}

	/** What is dragged is over the input, and so over what lies below it. */
	isUnder({ target }: DragEvent): boolean {
		return target === this.element;
	}

	/**
	 * What is dropped on it, if there is a folder in it: the files beside it at once, the folder once the browser has
	 * read it. It reads the first of all that is dropped; further folders are told.
	 */
	read(event: DragEvent, take: (dropped: Dropped) => void): boolean {
		const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
		const all = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
		const folders = all.flatMap(({ entry }) => (entry?.isDirectory === true ? [entry.name] : []));
		if (folders.length === 0) return false;
		const isReadable = all[0]?.entry?.isDirectory === true;
		const [read = '', ...others] = folders;
		const further = isReadable ? others : folders;
		if (isReadable) {
			this.caught = (files) => {
				const dropped = readChosen(files);
				take({ ...dropped, emptyFolders: files.length === 0 ? [read] : [], further });
			};
		} else event.preventDefault();
		const chosen = all.flatMap(({ entry, file }) =>
			entry?.isDirectory === true || file === null ? [] : [{ file, path: '' }],
		);
		if (chosen.length > 0 || !isReadable) take({ ...readChosen([]), chosen, further });
		return true;
	}
}

/** Chromium, in a page without an origin. Only Chromium has the file systems whose addresses need one. */
const isNeeded = (): boolean => window.origin === 'null' && 'webkitRequestFileSystem' in window;
