import { assertNotLonger, LONGEST_LIST, MOST_IN_LIST } from '../limits';
import { pathKey } from '../paths';
import { words } from '../../core/words';
import type { GivenList } from './GivenSettings';

/**
 * By which names of lists are compared: capital letters, spaces around and between words, and the forms of letters that
 * only look different do not count.
 */
export const nameKey = (name: string): string => words(pathKey(name.normalize('NFKC')));

/**
 * The names in a list, each once. A text with line breaks has one name a line, which may contain commas; any other has
 * commas or semicolons between its names.
 * @throws Refusal `invalid_input` when it is too long
 */
export function namesFrom(given: GivenList): string[] {
	const all = typeof given === 'string' ? splitNames(given) : given;
	assertNotLonger('The list', all.length, MOST_IN_LIST, 'entries');
	const byKey = new Map<string, string>();
	for (const name of all.map(words).filter((each) => each !== '')) {
		if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), name);
	}
	return [...byKey.values()];
}

function splitNames(text: string): string[] {
	assertNotLonger('The list', text.length, LONGEST_LIST);
	const given = text.trim();
	return given.split(given.includes('\n') ? '\n' : /[,;]/);
}
