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
	 * What is dropped on it, if there is a folder in it; the event is then left to the browser. What it does not read
	 * is told: further folders.
	 */
	read({ dataTransfer }: DragEvent): Promise<Dropped> | undefined {
		const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
		const entries = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
		const folders = entries.filter(({ entry }) => entry?.isDirectory === true);
		if (folders.length === 0) return undefined;
		const beside = entries
			.filter(({ entry }) => entry?.isDirectory !== true)
			.flatMap(({ file }) => (file === null ? [] : [{ file, path: '' }]));
		return new Promise((resolve) => {
			this.caught = (files) => {
				const read = readChosen(files);
				const taken = files[0]?.webkitRelativePath.split('/')[0];
				const names = folders.map(({ entry }) => entry?.name ?? '');
				const at = names.findIndex((name) => name === taken);
				const further = names.filter((_, index) => index !== at);
				resolve({ ...read, chosen: [...beside, ...read.chosen], further });
			};
		});
	}
}

/** Chromium, in a page without an origin. Only Chromium has the file systems whose addresses need one. */
const isNeeded = (): boolean => window.origin === 'null' && 'webkitRequestFileSystem' in window;
