import { announce } from './announce';
import { make } from './dom';
import { speech } from './language';
import type { Dropped } from './readDropped';

/** Names that are told of what was not sent; the others are counted. */
const NAMED = 5;

/** What of a drop was not sent, and why. */
export class Notes {
	readonly element = make('ul', { class: 'remarks', hidden: '' });
	private last: Dropped | undefined;

	constructor() {
		speech.onChange(() => this.render());
	}

	show(dropped: Dropped): void {
		this.last = dropped;
		const said = this.render();
		if (said.length > 0) announce(said.join(' '));
	}

	private render(): string[] {
		const said = this.last === undefined ? [] : textsOf(this.last);
		this.element.replaceChildren(...said.map((text) => make('li', {}, text)));
		this.element.hidden = said.length === 0;
		return said;
	}
}

function textsOf({ chosen, emptyFolders, unreadable, severalFolders, systemFiles }: Dropped): string[] {
	const { texts } = speech;
	const said: string[] = [];
	const names = (all: string[]) =>
		all.slice(0, NAMED).join(', ') + (all.length > NAMED ? ` … (+${all.length - NAMED})` : '');
	if (emptyFolders.length > 0) said.push(texts.emptyFolders(emptyFolders.length, names(emptyFolders)));
	if (unreadable.length > 0) said.push(texts.unreadableFolders(names(unreadable)));
	if (severalFolders.length > 0) said.push(texts.severalFolders(names(severalFolders)));
	if (systemFiles > 0) said.push(texts.systemFiles(systemFiles));
	if (said.length === 0 && chosen.length === 0) said.push(texts.nothingToSend);
	return said;
}
