import { pathKey, baseName, parentPath } from './paths';

/** How a folder's present place compares with the one it was expected at. */
export interface LocationDrift {
	/** Its own name differs, be it in upper and lower case only. */
	renamed: boolean;
	/** It lies in another folder now, or one of the folders above it was renamed. */
	moved: boolean;
}

/**
 * Compares the present path with an expected one. The folders above are compared as Dropbox compares them, since
 * only the last part of a path is sure to be written as people see it.
 */
export function locationDrift(path: string, expected: string): LocationDrift {
	return {
		renamed: baseName(path).normalize('NFC') !== baseName(expected).normalize('NFC'),
		moved: pathKey(parentPath(path)) !== pathKey(parentPath(expected)),
	};
}
