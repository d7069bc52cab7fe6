import { cleanedText } from './safeName';
import type { Part } from './template';

/**
 * Reads the case ID back out of a folder's name made by a template; undefined where the name leaves more than
 * one reading and nothing to choose by.
 *
 * `22-1-Smith` could be case 22 of a client "1-Smith", or case 22-1 of Smith. A reading in which every word of
 * the ID has a digit is preferred, the longest of them; failing that, the only one there is. What is chosen does
 * not matter for safety, only that it is always the same: two cases whose names come out equal are read
 * as one ID, so at most one of them gets the name without a reference added (see caseFolderName).
 */
export function caseIdIn(name: string, parts: readonly Part[]): string | undefined {
	const at = parts.findIndex((part) => part.kind === 'case ID');
	const starts = placesWhere(name, parts.slice(0, at), (place) => name.slice(0, place));
	const ends = placesWhere(name, parts.slice(at + 1), (place) => name.slice(place));
	const readings = starts.flatMap((start) =>
		ends.filter((end) => end > start).map((end) => name.slice(start, end)),
	);
	const numbered = readings.filter(everyWordHasDigit);
	if (numbered.length > 0)
		return numbered.reduce((best, reading) => (reading.length > best.length ? reading : best));
	return readings.length === 1 ? readings[0] : undefined;
}

/** The places in a name at which what lies to one side of the ID fits its part of the template. */
function placesWhere(name: string, parts: readonly Part[], side: (place: number) => string): number[] {
	const pattern = new RegExp(`^${parts.map(patternOf).join('')}$`, 'su');
	return Array.from({ length: name.length + 1 }, (_, place) => place).filter((place) =>
		pattern.test(side(place)),
	);
}

const patternOf = (part: Part): string => (part.kind === 'text' ? escaped(cleanedText(part.text, [])) : '.+');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const everyWordHasDigit = (reading: string): boolean =>
	reading.split(/[^\p{L}\p{N}]+/u).every((word) => /\p{N}/u.test(word));
