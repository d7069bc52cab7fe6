/**
 * The form by which Dropbox tells whether two paths or names are the same: NFC, lower case, and the final
 * sigma, which JavaScript lower-cases by its place in the word, always as σ.
 */
export function comparable(path: string): string {
	return path.normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}

/** A path below a folder; `folder` is `''` for the root, `/Cases`, or an address such as `id:…`. */
export const below = (folder: string, relativePath: string): string => `${folder}/${relativePath}`;

/**
 * The path of the folder that something lies in; `''` for what lies in the root, or directly in the folder that
 * a relative path starts from. What an ID or a namespace lies in its address does not say: it is not to be asked.
 */
export const parentPath = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The last part of a path. */
export const lastName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
