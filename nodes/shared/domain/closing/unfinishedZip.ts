import { createHash } from 'crypto';
import { shortenName } from '../naming/safeName';

/** Bytes that the name of a ZIP keeps while it is not finished. */
const KEPT = 200;

/** Of the hash of that. */
const HASH_DIGITS = 8;

/**
 * The name that a ZIP has until it was found to hold everything: `22-1 (not finished 1f0e3dad).zip`. The same every
 * time, so that the next run finds what one that died has left; and told by its hash from what people call so.
 * @param name of the finished ZIP
 */
export function unfinishedZipName(name: string): string {
	const stem = shortenName(name.replace(/\.zip$/, ''), 'folder', KEPT);
	return `${stem} (not finished ${hashOf(stem)}).zip`;
}

/** Whether a file is a ZIP of this package's that is not finished. */
export function isUnfinishedZip(name: string): boolean {
	const [, stem, hash] = /^(.+) \(not finished ([0-9a-f]+)\)\.zip$/su.exec(name) ?? [];
	return stem !== undefined && hashOf(stem) === hash;
}

const hashOf = (stem: string): string =>
	createHash('sha256').update(stem.normalize('NFC')).digest('hex').slice(0, HASH_DIGITS);
