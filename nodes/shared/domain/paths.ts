/**
 * Letters that have a small form since Unicode 5.0 only. Dropbox lower-cases as Python 2.5 did, by Unicode 4.1: so
 * others found it (docs/unverified.md). Between them lie none whose small form is older, but for
 * \u0241, which had another one.
 */
const SINCE_UNICODE_5 =
	'\\u023a\\u023e-\\u037f\\u03cf\\u03fd-\\u03ff\\u04c0\\u04fa-\\u04fe\\u0510-\\u052e\\u10c7-\\u1cbf\\u1e9e\\u1efa-\\u1efe\\u2132\\u2183\\u2c2f-\\u2c7f\\u2ceb-\\ua7f5';
const OLDER = new RegExp(`[^${SINCE_UNICODE_5}]+`, 'g');

/**
 * The form by which Dropbox tells whether two paths or names are the same, as far as it can be known without asking:
 * NFC, lower case by Unicode 4.1, and the final sigma, which JavaScript lower-cases by its place in the word, always as
 * σ. Of what Dropbox has shown, its own `pathLower` is the truth: see `pathKey`. Never an address: what is sent is what
 * was given.
 */
export function pathKey(path: string): string {
	const text = path.normalize('NFC').replaceAll('İ', 'i').replaceAll('Ɂ', 'ʔ');
	return text.replace(OLDER, (older) => older.toLowerCase()).replaceAll('ς', 'σ');
}

/** The same of an address: only names are compared without their upper and lower case, not the ID or namespace before. */
export function addressKey(address: string): string {
	const [head = '', ...names] = address.split('/');
	return [head, ...names.map(pathKey)].join('/');
}

/** A path below a folder; `folder` is `''` for the root, `/Cases`, or an address such as `id:…`. */
export const joinPath = (folder: string, relativePath: string): string => `${folder}/${relativePath}`;

/**
 * The path of the folder that something lies in; `''` for what lies in the root, or directly in the folder that
 * a relative path starts from. What an ID or a namespace lies in its address does not say: it is not to be asked.
 */
export const parentPath = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** Whether a path is that of a folder or of something in it, as Dropbox compares paths. `''` is the top. */
export const isWithin = (path: string, folder: string): boolean =>
	`${pathKey(path)}/`.startsWith(`${pathKey(folder)}/`);

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What Dropbox compares a path by: what it says itself, else as it is known to. */
export const entryPathKey = ({ path, pathLower }: EntryPaths): string => pathLower ?? pathKey(path ?? '');

/** The same of a name in its folder. */
export const entryNameKey = ({ name, pathLower }: EntryPaths & { name: string }): string =>
	pathLower === undefined ? pathKey(name) : baseName(pathLower);

/** What Dropbox has shown. */
interface EntryPaths {
	path: string | undefined;
	pathLower: string | undefined;
}

/** Letters that one version of Unicode lower-cases otherwise than another. */
const DISPUTED = new RegExp(`[\\u0130\\u03a3\\u03c2\\ud800-\\udfff${SINCE_UNICODE_5}]`);

/** Whether `comparable` is sure to be what Dropbox compares this by. */
export const hasCertainKey = (name: string): boolean => !DISPUTED.test(name.normalize('NFC'));

/** Equal for all names that Dropbox can take for the same, whatever it lower-cases by, and for some more. */
export function looseKey(name: string): string {
	const folded = name.normalize('NFD').toLowerCase().toUpperCase().toLowerCase();
	return folded
		.replace(/\u0307/g, '')
		.replaceAll('ς', 'σ')
		.replaceAll('ɂ', 'ʔ');
}
