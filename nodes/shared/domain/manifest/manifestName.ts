import { cutToBytes, safeName } from '../naming/safeName';
import { outcomeOfSync } from '../../core/outcome';

/** Bytes of a name that may go to the folder's. */
const READABLE = 150;

/** Digits of the root that tell one state of a folder from another. */
const ROOT_DIGITS = 12;

/**
 * `00012-Doe manifest 9f86d081884c.json`: the same for the same documents.
 * @param folder name of the case folder
 * @param root hex digits
 */
export function manifestName(folder: string, root: string): string {
	const readable = outcomeOfSync(() => `${safeName(cutToBytes(folder, READABLE)).name} `);
	return `${readable.ok ? readable.value : ''}manifest ${root.slice(0, ROOT_DIGITS)}.json`;
}

/** Whether a file is called like a manifest, of whichever folder. */
export const isManifestName = (name: string): boolean => MANIFEST.test(name);

const MANIFEST = /(?:^| )manifest [0-9a-f]{12}\.json$/;
