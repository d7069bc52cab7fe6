/** What came for an item: the fields of an object whose form nobody has checked. */
export type Given = Readonly<Record<string, unknown>>;

/** What JavaScript prints for a value that is not there, which no record is called. */
const MISSING = /^(?:undefined|null|NaN|\[object \w+\]|Invalid Date(?:Time)?)$/;

const isMissing = (text: string): boolean => MISSING.test(text.trim());

/**
 * A text, or a number that is exact, without the spaces around it; `''` for anything else, and for what only looks like a
 * text.
 */
export function textOf(value: unknown): string {
	const isText = typeof value === 'string' || Number.isSafeInteger(value);
	const text = isText ? String(value).normalize('NFC').trim() : '';
	return isMissing(text) ? '' : text;
}

/** The first of several fields that says something. */
export const firstText = (given: Given, names: readonly string[]): string =>
	names.map((name) => textOf(given[name])).find((text) => text !== '') ?? '';

/** Levels within a value that are looked at. */
const DEEPEST = 4;

/** Every text in a value: the text itself, with its line breaks, those of a list, or those in an object. */
export function labelsOf(value: unknown, depth = 0): string[] {
	if (typeof value === 'boolean') return [String(value)];
	if (typeof value !== 'object' || value === null) return textOf(value) === '' ? [] : [String(value)];
	return depth === DEEPEST ? [] : Object.values(value).flatMap((each) => labelsOf(each, depth + 1));
}

/**
 * Whether a value says in texts what it is to say, be it that there is nothing. Not one that an expression did not find, nor
 * one that is printed for it, and not one that has such a part, or more levels than are looked at.
 */
export function isSaid(value: unknown, depth = 0): boolean {
	if (typeof value === 'string') return !value.split(/[,;\n]/).some(isMissing);
	if (typeof value !== 'object' || value === null || depth === DEEPEST) return false;
	const parts = Object.values(value);
	return (parts.length > 0 || Array.isArray(value)) && parts.every((part) => isSaid(part, depth + 1));
}

/** Names of the fields that a record says are hidden from the connected user, in small letters. */
export const hiddenIn = (given: Given): ReadonlySet<string> =>
	new Set(labelsOf(given['hidden']).flatMap((text) => text.toLowerCase().split(/[,;\s]+/)));
