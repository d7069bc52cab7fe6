import { createHash } from 'crypto';
import type { FileEntry } from '../entry';

/** Characters: 48 bits, which two contents of one document share by chance once in 281 million million times. */
const LENGTH = 8;

/**
 * Changes when the content of a document does. A revision would not do: Dropbox gives a document a new one when it
 * is moved, too. Only documents that have no content to download go by it.
 */
export const contentFingerprint = ({ contentHash, rev }: FileEntry): string => shortHash(contentHash ?? rev);

/** The first characters of a SHA-256. */
export const shortHash = (text: string, length = LENGTH): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, length);
