import { trimLooseEnd } from './trimEnd';

/**
 * Dropbox and Windows count 255 characters, macOS counts 255 bytes of UTF-8: the strictest holds everywhere.
 */
export const LONGEST_NAME = 255;

export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Cuts a name to the longest that every system takes; a file keeps its extension if that is a short one. */
export function shortenName(name: string, kind: 'file' | 'folder', longest = LONGEST_NAME): string {
	if (bytesOf(name) <= longest) return name;
	const extension = kind === 'file' ? (/\.[^. ]{1,15}$/u.exec(name)?.[0] ?? '') : '';
	const stem = name.slice(0, name.length - extension.length);
	return cutToBytes(stem, longest - bytesOf(extension)) + extension;
}

/** The longest beginning of a text within so many bytes, without cutting through a character or leaving a loose end. */
export function cutToBytes(text: string, bytes: number): string {
	let kept = '';
	let size = 0;
	// What lies further back cannot fit; a character that is cut there does not either.
	for (const { segment } of new Intl.Segmenter().segment(text.slice(0, bytes + 1))) {
		size += bytesOf(segment);
		if (size > bytes) break;
		kept += segment;
	}
	return trimLooseEnd(kept);
}
