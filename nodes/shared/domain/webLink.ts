import type { Entry } from './entry';
import { parentPath } from './paths';

/**
 * The page on dropbox.com that shows a file or folder to whoever is logged in there, under their own
 * permissions. It shares nothing and exposes nothing: opening it without access is refused by Dropbox.
 * Undefined where the acting member's tree does not hold it.
 */
export function webLink(entry: Entry): string | undefined {
	if (entry.path === undefined) return undefined;
	return entry.kind === 'folder' ? folderLink(entry.path) : fileLink(entry.path, entry.name);
}

/** The page of a folder by its path. */
export const folderLink = (path: string): string => `https://www.dropbox.com/home${encodePath(path)}`;

function fileLink(path: string, name: string): string {
	return `${folderLink(parentPath(path))}?preview=${encodeName(name)}`;
}

const encodePath = (path: string): string => path.split('/').map(encodeName).join('/');

/** Half a character, which some systems let into names, cannot be encoded. */
const encodeName = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
