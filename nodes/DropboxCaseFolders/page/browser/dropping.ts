import { announce } from './announce';
import type { Target } from './caseContents';
import { make, setShown, setText } from './dom';
import { FolderCatcher } from './FolderCatcher';
import { speech } from './language';
import { readDropped, type Dropped } from './readDropped';

export interface Dropping {
	canAdd: () => boolean;
	/** Where what is dropped beside all folders goes. */
	chosenTarget: () => Target;
	take: (dropped: Dropped, target: Target) => void;
}

/** Lets files be dropped anywhere on the page. What is dropped onto a folder, or onto a file in it, goes there. */
export function acceptDrops({ canAdd, chosenTarget, take }: Dropping): HTMLElement[] {
	const catcher = new FolderCatcher(take);
	const bar = make('div', { class: 'drop', hidden: '', 'aria-hidden': 'true' });
	let marked: Element | null = null;
	let said = '';
	const mark = (element: Element | null) => {
		if (element !== marked) marked?.classList.remove('over');
		marked = element;
		marked?.classList.add('over');
	};
	const end = () => {
		mark(null);
		setShown(bar, false);
		// It still has to receive what was dropped.
		window.setTimeout(() => catcher.setShown(false));
		said = '';
	};
	const tell = (text: string) => {
		setText(bar, text);
		setShown(bar, true);
		if (text !== said) announce(text);
		said = text;
	};
	document.addEventListener('dragover', (event) => {
		if (!hasFiles(event)) return;
		// Without it the browser would open what is dropped, in place of this page.
		event.preventDefault();
		const { texts } = speech;
		const isAllowed = canAdd();
		event.dataTransfer!.dropEffect = isAllowed ? 'copy' : 'none';
		if (!isAllowed) return tell(texts.cannotDrop);
		catcher.setShown(event.dataTransfer!.items.length === 1);
		const place = placeOf(catcher.under(event));
		mark(place ?? document.querySelector('.adding'));
		tell(texts.dropInto(targetOf(place, chosenTarget()).label || texts.caseFolder));
	});
	document.addEventListener('dragleave', ({ relatedTarget }) => {
		if (relatedTarget === null) end();
	});
	document.addEventListener('drop', (event) => {
		if (!hasFiles(event)) return;
		const target = targetOf(placeOf(catcher.under(event)), chosenTarget());
		end();
		if (canAdd() && catcher.expects(event, target)) return;
		event.preventDefault();
		if (!canAdd()) return;
		void readDropped(event.dataTransfer!).then((dropped) => take(dropped, target));
	});
	return [bar, catcher.element];
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** The folder of the tree that something is held over; undefined beside all of them. */
const placeOf = (target: EventTarget | null): HTMLElement | undefined => {
	const element = target instanceof Element ? target : (target as Node | null)?.parentElement;
	return element?.closest<HTMLElement>('li[data-folder]') ?? undefined;
};

function targetOf(place: HTMLElement | undefined, otherwise: Target): Target {
	const folderId = place?.dataset['folder'];
	return folderId === undefined ? otherwise : { folderId, label: place?.dataset['label'] ?? '' };
}
