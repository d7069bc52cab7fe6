import { lowerCase, type LowerCasing } from './casing/lowerCase';

/** How Dropbox compares names: NFC, then lower case by tables of its own. */
export function keyOf(name: string, casing: LowerCasing): string {
	// Plain names are the rule, and the same string twice costs no memory.
	if (/^[\x20-\x40\x5b-\x7e]*$/.test(name)) return name;
	return lowerCase(name.normalize('NFC'), casing);
}

const LONGEST_NAME = 255;

/** In lower case: names that only the desktop client's own bookkeeping may have. */
const DISALLOWED = new Set(['desktop.ini', 'thumbs.db', '.ds_store', 'icon\r', '.dropbox', '.dropbox.attr']);

/**
 * Whether Dropbox takes the name as a component of a path at all (`malformed_path` if not): neither
 * empty nor dots, no backslash, NUL or DEL, no blank at its end, at most 255 characters. Other white space
 * may stand there: rclone found which characters have to be escaped (backend/dropbox, its encoding).
 */
export function isWellFormedName(name: string): boolean {
	if (name === '' || name === '.' || name === '..') return false;
	// eslint-disable-next-line no-control-regex -- control characters are the point
	if (/[\\/\u0000\u007f]/.test(name)) return false;
	return !name.endsWith(' ') && name.normalize('NFC').length <= LONGEST_NAME;
}

/** `disallowed_name`: well formed, but nobody may create it. */
export function isDisallowedName(name: string): boolean {
	return DISALLOWED.has(keyOf(name, 'unicode 4.1'));
}

/** Outside the Basic Multilingual Plane: "🙂". */
export function hasNonBmp(name: string): boolean {
	return /[\u{10000}-\u{10ffff}]/u.test(name);
}

/** The `number`-th alternative to a file's name: `Brief (1).pdf`. */
export function renamedFile(name: string, label: string): string {
	const dot = name.lastIndexOf('.');
	return dot > 0 ? `${name.slice(0, dot)} (${label})${name.slice(dot)}` : `${name} (${label})`;
}

/** A folder's name has no extension: `v1.0` becomes `v1.0 (1)`. */
export function renamedFolder(name: string, label: string): string {
	return `${name} (${label})`;
}
