import { make } from './dom';

const live = make('div', { class: 'quiet', role: 'status', 'aria-live': 'polite' });
let last = '';

/** The place where screen readers look for what happens elsewhere on the page. */
export const liveRegion = (): HTMLElement => live;

/** Says to those who do not see the page what happened on it. The same thing said twice is heard twice. */
export function announce(text: string): void {
	live.textContent = text === last ? `${text}\u00a0` : text;
	last = live.textContent;
}
