import type { CaseState } from './CaseState';
import { eachEntry, type Target } from './caseContents';
import { make, makeButton, setShown } from './dom';
import { say, speech } from './language';
import { readChosen, type Dropped } from './readDropped';

export const CASE_FOLDER: Target = { folderId: null, label: '' };

/** More than anybody goes through; the tree has a button on each folder. */
const MOST_FOLDERS = 500;

/** Where files are chosen: the buttons, and the folder that they go to. */
export class AddPanel {
	readonly element = make('section', { class: 'card adding', 'aria-labelledby': 'adding' });
	private readonly select = make('select', { id: 'target' });
	private targets: Target[] = [CASE_FOLDER];
	private shown = '';

	constructor(
		private readonly state: CaseState,
		private readonly take: (dropped: Dropped, target: Target) => void,
	) {
		const buttons = make(
			'div',
			{ class: 'buttons' },
			this.chooser('primary', (texts) => texts.uploadFiles, { multiple: '' }),
			'webkitdirectory' in HTMLInputElement.prototype && !isPhone()
				? this.chooser('', (texts) => texts.uploadFolder, { webkitdirectory: '' })
				: null,
			isPhone()
				? this.chooser('', (texts) => texts.takePhoto, { accept: 'image/*', capture: 'environment' })
				: null,
		);
		const label = say(make('label', { for: 'target' }), (texts) => texts.saveIn);
		this.element.append(
			say(make('h2', { id: 'adding', class: 'quiet' }), (texts) => texts.addHeading),
			isPhone() ? '' : say(make('p', { class: 'hint' }), (texts) => texts.dropHere),
			buttons,
			make('div', { class: 'into' }, label, this.select),
		);
	}

	/** Where files go that are not given to a folder. */
	get target(): Target {
		return this.targets[this.select.selectedIndex] ?? CASE_FOLDER;
	}

	render(): void {
		const { contents } = this.state;
		setShown(this.element, contents?.canAdd === true);
		if (contents === undefined) return;
		const targets: Target[] = [CASE_FOLDER];
		eachEntry(contents.children, (entry, trail) => {
			if (entry.type !== 'folder' || entry.folderId === null || targets.length > MOST_FOLDERS) return;
			targets.push({ folderId: entry.folderId, label: [...trail, entry.name].join(' / ') });
		});
		const shown = JSON.stringify([speech.language, targets]);
		if (shown === this.shown) return;
		this.shown = shown;
		const { folderId } = this.target;
		this.targets = targets;
		this.select.replaceChildren(
			...targets.map(({ label }) => make('option', {}, label || speech.texts.caseFolder)),
		);
		this.select.selectedIndex = Math.max(
			targets.findIndex((target) => target.folderId === folderId),
			0,
		);
	}

	/** Lets the reader choose files for one folder. */
	chooseFor(target: Target): void {
		this.choose({ multiple: '' }, target);
	}

	private chooser(
		style: string,
		text: Parameters<typeof say>[1],
		attributes: Readonly<Record<string, string>>,
	): HTMLElement {
		return say(
			makeButton(style, () => this.choose(attributes, this.target)),
			text,
		);
	}

	private choose(attributes: Readonly<Record<string, string>>, target: Target): void {
		const input = make('input', { type: 'file', hidden: '', ...attributes });
		input.addEventListener('change', () => {
			this.take(readChosen(input.files ?? []), target);
			input.remove();
		});
		input.addEventListener('cancel', () => input.remove());
		// Some browsers forget an input that is not in the page.
		this.element.append(input);
		input.click();
	}
}

/** Phones and tablets: no files to drag, but a camera. */
const isPhone = (): boolean => window.matchMedia('(pointer: coarse)').matches;
