import type { Target } from './caseContents';
import { make, setShown } from './dom';
import { hidesFolders, readChosen, type Dropped } from './readDropped';

/**
 * In a page without an origin, as all pages of n8n's webhooks are, Chromium does not let a script look into a folder that
 * is dropped. It does hand the files of a folder over to a field for folders. So while something is held over the page,
 * such a field, which nobody sees, lies over all of it; what is dropped falls into it, and is taken from there.
 */
export class FolderCatcher {
	readonly element = make('input', { type: 'file', class: 'catcher', tabindex: '-1', hidden: '' });
	private expected: { target: Target; name: string } | undefined;

	constructor(take: (dropped: Dropped, target: Target) => void) {
		this.element.webkitdirectory = true;
		this.element.setAttribute('aria-hidden', 'true');
		this.element.addEventListener('change', () => {
			const { expected } = this;
			this.expected = undefined;
			const dropped = readChosen(this.element.files ?? []);
			if (expected === undefined) return;
			if (dropped.chosen.length + dropped.systemFiles === 0) dropped.emptyFolders.push(expected.name);
			this.element.value = '';
			take(dropped, expected.target);
		});
	}

	setShown(isShown: boolean): void {
		setShown(this.element, isShown && hidesFolders());
	}

	/** Whether what is dropped is one folder that will fall into the field: then the browser is left to it. */
	expects(event: DragEvent, target: Target): boolean {
		if (event.target !== this.element) return false;
		const [item, ...others] = event.dataTransfer?.items ?? [];
		const entry = item?.webkitGetAsEntry?.();
		if (entry?.isDirectory !== true || others.length > 0) return false;
		this.expected = { target, name: entry.name };
		return true;
	}

	/** What lies below the field at the place of the event. */
	under({ target, clientX, clientY }: DragEvent): EventTarget | null {
		if (target !== this.element) return target;
		return document.elementsFromPoint(clientX, clientY).find((each) => each !== target) ?? null;
	}
}
