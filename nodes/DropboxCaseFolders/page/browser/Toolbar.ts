import { announce } from './announce';
import { make, makeButton, setText } from './dom';
import { say, speech } from './language';
import type { TreeView } from './TreeView';

/** Milliseconds between two letters; each search of a very large case takes a moment. */
const TYPING = 300;

/** Search, and the heads of the columns by which the documents are sorted. */
export class Toolbar {
	readonly element = make('div', { class: 'tools', role: 'search' });
	readonly head = make('div', { class: 'row head' });
	private readonly input = make('input', { type: 'search', id: 'search', autocomplete: 'off' });
	private readonly count = make('span', { class: 'count' });
	private readonly sorts: Array<{ by: 'name' | 'changed'; button: HTMLButtonElement }> = [];
	private timer = 0;
	private typing = 0;

	constructor(private readonly tree: TreeView) {
		const label = say(make('label', { for: 'search', class: 'quiet' }), (texts) => texts.search);
		speech.label(this.input, (input, texts) => (input.placeholder = texts.search));
		this.input.addEventListener('input', () => {
			window.clearTimeout(this.typing);
			this.typing = window.setTimeout(() => this.search(), this.tree.isLarge ? TYPING : 0);
		});
		this.input.addEventListener('keydown', ({ key }) => {
			if (key !== 'Escape') return;
			window.clearTimeout(this.typing);
			this.input.value = '';
			this.search();
		});
		const all = (isOpen: boolean) =>
			say(
				makeButton('plain', () => tree.setAllOpen(isOpen)),
				(texts) => (isOpen ? texts.openAll : texts.closeAll),
			);
		const folders = make('div', { class: 'folders' }, all(true), all(false));
		this.element.append(label, this.input, this.count, folders);
		this.head.append(
			this.sortButton('name'),
			say(make('span', {}), (texts) => texts.type),
			say(make('span', {}), (texts) => texts.size),
			this.sortButton('changed'),
		);
		speech.onChange(() => this.render());
	}

	render(): void {
		const { texts } = speech;
		const { query, matches, order } = this.tree;
		setText(this.count, query.trim() === '' ? '' : texts.matches(matches));
		for (const { by, button } of this.sorts) {
			const isPressed = order.by === by;
			button.setAttribute('aria-pressed', String(isPressed));
			button.dataset['direction'] = isPressed ? order.direction : '';
			const name = by === 'name' ? texts.name : texts.changed;
			button.setAttribute('aria-label', isPressed ? `${name}, ${this.orderText()}` : name);
			setText(button, name);
		}
	}

	private orderText(): string {
		const { texts } = speech;
		const { by, direction } = this.tree.order;
		if (by === 'name') return direction === 'up' ? texts.sortedUp : texts.sortedDown;
		return direction === 'up' ? texts.oldestFirst : texts.newestFirst;
	}

	private sortButton(by: 'name' | 'changed'): HTMLElement {
		const button = makeButton('sort', () => {
			const { order } = this.tree;
			const turned = order.direction === 'up' ? 'down' : 'up';
			// What is newest is what people look for by date.
			const first = by === 'name' ? 'up' : 'down';
			this.tree.order = { by, direction: order.by === by ? turned : first };
			this.tree.render();
			this.render();
			const { texts } = speech;
			announce(texts.sorted(by === 'name' ? texts.name : texts.changed, this.orderText()));
		});
		this.sorts.push({ by, button });
		return make('span', {}, button);
	}

	private search(): void {
		this.tree.query = this.input.value;
		this.tree.render();
		this.render();
		window.clearTimeout(this.timer);
		this.timer = window.setTimeout(() => {
			if (this.tree.query.trim() !== '') announce(speech.texts.matches(this.tree.matches));
		}, 700);
	}
}
