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
export function acceptDrops({ canAdd, chosenTarget, take }: Dropping): HTMLElement {
	const bar = make('div', { class: 'drop', hidden: '', 'aria-hidden': 'true' });
	const catcher = new FolderCatcher();
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
		catcher.setOver(false);
		document.body.classList.remove('dragging');
		said = '';
	};
	const tell = (text: string) => {
		setText(bar, text);
		setShown(bar, true);
		if (text !== said) announce(text);
		said = text;
	};
	const below = (event: DragEvent) =>
		catcher.isUnder(event)
			? (document.elementsFromPoint(event.clientX, event.clientY)[1] ?? null)
			: event.target;
	document.addEventListener('dragover', (event) => {
		if (!hasFiles(event)) return;
		const { texts } = speech;
		const isAllowed = canAdd();
		catcher.setOver(isAllowed);
		// Without it the browser would open what is dropped, in place of this page.
		if (!catcher.isUnder(event)) event.preventDefault();
		event.dataTransfer!.dropEffect = isAllowed ? 'copy' : 'none';
		if (!isAllowed) return tell(texts.cannotDrop);
		document.body.classList.add('dragging');
		const place = placeOf(below(event));
		mark(place ?? document.querySelector('.adding'));
		tell(texts.dropInto(targetOf(place, chosenTarget()).label || texts.caseFolder));
	});
	document.addEventListener('dragleave', ({ relatedTarget }) => {
		if (relatedTarget === null) end();
	});
	document.addEventListener('drop', (event) => {
		if (!hasFiles(event)) return;
		const target = targetOf(placeOf(below(event)), chosenTarget());
		const takeThere = (dropped: Dropped) => take(dropped, target);
		const isCaught = canAdd() && catcher.isUnder(event) && catcher.read(event, takeThere);
		if (!isCaught) event.preventDefault();
		end();
		if (isCaught || !canAdd()) return;
		void readDropped(event.dataTransfer!).then(takeThere);
	});
	return make('div', {}, catcher.element, bar);
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
