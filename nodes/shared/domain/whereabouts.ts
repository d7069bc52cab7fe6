import { comparable, lastName, parentPath } from './paths';

/** How a folder's present place compares with the one it was expected at. */
export interface Whereabouts {
	/** Its own name differs, be it in upper and lower case only. */
	renamed: boolean;
	/** It lies in another folder now, or one of the folders above it was renamed. */
	moved: boolean;
}

/**
 * Compares the present path with an expected one. The folders above are compared as Dropbox compares them, since
 * only the last part of a path is sure to be written as people see it.
 */
export function whereaboutsOf(path: string, expected: string): Whereabouts {
	return {
		renamed: lastName(path).normalize('NFC') !== lastName(expected).normalize('NFC'),
		moved: comparable(parentPath(path)) !== comparable(parentPath(expected)),
	};
}
