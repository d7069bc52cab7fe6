import { Refusal } from '../core/Refusal';

/** Characters of a path, a web address or an ID, folders above included. Dropbox takes 255 for each part of a path. */
export const LONGEST_PATH = 8192;

/** Characters of a text that a name is made of. Names are cut to 255 bytes; what is longer than this is no name. */
export const LONGEST_NAME_GIVEN = 8192;

/** Characters of a case ID. */
export const LONGEST_CASE_ID = 1000;

/** Characters of a pattern, such as a naming template. */
export const LONGEST_PATTERN = 1000;

/** Characters of a list in one text: people, categories and their subfolders. */
export const LONGEST_LIST = 1_000_000;

/** Lines of a list: people, categories, subfolders. */
export const MOST_IN_LIST = 10_000;

/** Levels of folders below the one that is listed. Dropbox takes more; programs that read the result do not. */
export const MOST_LEVELS = 500;

/** Files and folders on one page that people look at. */
export const MOST_ON_PAGE = 20_000;

/**
 * @param what of which it is too much, as a message begins: `The naming template`
 * @throws Refusal `invalid_input`
 */
export function assertNotLonger(what: string, length: number, most: number, unit = 'characters'): void {
	if (length <= most) return;
	throw new Refusal(
		'invalid_input',
		`${what} has ${formatCount(length)} ${unit}; the limit is ${formatCount(most)}`,
		'Check the field or expression it comes from: it may contain a whole document.',
	);
}

const formatCount = (number: number): string => number.toLocaleString('en-US');
