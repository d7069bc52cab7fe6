import { Refusal } from '../../core/Refusal';
import { createHash } from 'crypto';
import { shortenName } from '../naming/safeName';

/**
 * Bytes of the documents of one ZIP. “20 GB” is 20 × 10⁹ to Dropbox and 20 × 2³⁰ to Windows: the larger one, so that
 * nobody is refused what either calls 20 GB.
 */
export const MOST_BYTES = 20 * 1024 ** 3;

/** Documents and folders of one ZIP, the case folder itself not counted. */
export const MOST_ENTRIES = 10_000;

/**
 * What Dropbox zips by itself: less than 20 GB, each file less than 4 GB, and fewer than 10,000 entries with folders
 * (files/download_zip). Read in the stricter way; beyond it the ZIP is built here.
 */
const BY_DROPBOX = { bytes: 20e9, largest: 4e9, entries: 9_999 };

/** @throws Refusal `too_large` with the figures */
export function assertZippable(entries: number, bytes: number): void {
	if (entries > MOST_ENTRIES) {
		throw tooLargeRefusal(
			`${formatCount(entries)} documents and folders. The limit for a ZIP is ${formatCount(MOST_ENTRIES)}`,
		);
	}
	if (bytes > MOST_BYTES) {
		throw tooLargeRefusal(
			`${formatCount(bytes)} bytes. The limit for a ZIP is ${formatCount(MOST_BYTES)} (20 GB)`,
		);
	}
}

/** Whether Dropbox's own ZIP can be asked for; an empty folder has nothing to ask for. */
export function canDropboxZip(sizes: readonly number[], folders: number): boolean {
	const bytes = sizes.reduce((sum, size) => sum + size, 0);
	const entries = sizes.length + folders + 1;
	return (
		sizes.length > 0 &&
		entries < BY_DROPBOX.entries &&
		bytes < BY_DROPBOX.bytes &&
		sizes.every((size) => size < BY_DROPBOX.largest)
	);
}

/**
 * What Dropbox moves or renames at once (RelocationError.too_many_files): the case folder itself counts, and so does
 * its record.
 * @throws Refusal `too_large` with the figures
 */
export function assertMovable(entries: number): void {
	const all = entries + 2;
	if (all <= MOST_ENTRIES) return;
	throw new Refusal(
		'too_large',
		`With its closing record, the case folder has ${formatCount(all)} files and folders. Dropbox moves at most ${formatCount(MOST_ENTRIES)} at once`,
		'Set Close Method to ZIP and leave the folder, or move some of its subfolders to another folder first.',
	);
}

const formatCount = (number: number): string => number.toLocaleString('en-US');

const tooLargeRefusal = (what: string): Refusal =>
	new Refusal(
		'too_large',
		`The case folder contains ${what}`,
		'Set Close Method to Move to Closed Folder, or make ZIPs of its subfolders one by one.',
	);

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
