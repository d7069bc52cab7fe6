/**
 * How Dropbox compares names: NFC, then lower case, with the final sigma like any other
 * (reference "Paths and names"; `toLowerCase` turns a trailing capital sigma into `ς`).
 */
export function keyOf(name: string): string {
	// Plain names are the rule, and the same string twice costs no memory.
	if (/^[\x20-\x40\x5b-\x7e]*$/.test(name)) return name;
	return name.normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}

const LONGEST_NAME = 255;

/** Names that only the desktop client's own bookkeeping may have. */
const DISALLOWED = new Set(['desktop.ini', 'thumbs.db', '.ds_store', 'icon\r', '.dropbox', '.dropbox.attr']);

/**
 * Whether Dropbox takes the name as a component of a path at all (`malformed_path` if not): neither
 * empty nor dots, no backslash, NUL or DEL, no trailing white space, at most 255 characters.
 */
export function isWellFormedName(name: string): boolean {
	if (name === '' || name === '.' || name === '..') return false;
	// eslint-disable-next-line no-control-regex -- control characters are the point
	if (/[\\/\u0000\u007f]/.test(name)) return false;
	return !/\s$/.test(name.replace(/^icon\r$/i, 'icon')) && name.normalize('NFC').length <= LONGEST_NAME;
}

/** `disallowed_name`: well formed, but nobody may create it. */
export function isDisallowedName(name: string): boolean {
	return DISALLOWED.has(keyOf(name));
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
