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
	const characters = [...name];
	const at = parts.findIndex((part) => part.kind === 'case ID');
	const starts = endsOf(characters, parts.slice(0, at).map(patternOf));
	const backwards = parts.slice(at + 1).map((part) => patternOf(part)?.reverse());
	const ends = endsOf(characters.toReversed(), backwards.reverse()).map((end) => characters.length - end);
	const readings = starts.flatMap((start) =>
		ends.filter((end) => end > start).map((end) => characters.slice(start, end).join('')),
	);
	const numbered = readings.filter(everyWordHasDigit);
	if (numbered.length > 0)
		return numbered.reduce((best, reading) => (reading.length > best.length ? reading : best));
	return readings.length === 1 ? readings[0] : undefined;
}

/** The characters that a part of the template stands for; undefined for a field, which may hold any but none. */
const patternOf = (part: Part): string[] | undefined =>
	part.kind === 'text' ? [...cleanedText(part.text, [])] : undefined;

/**
 * The places at which a beginning of the name can end that is put together as the patterns say. Goes over the name
 * once for each pattern, whatever the name (a regular expression of several fields would not).
 */
function endsOf(name: readonly string[], patterns: ReadonlyArray<readonly string[] | undefined>): number[] {
	let ends = [0];
	for (const pattern of patterns) {
		ends = pattern === undefined ? placesAfter(ends[0], name.length) : endsOfText(name, ends, pattern);
	}
	return ends;
}

function placesAfter(first: number | undefined, last: number): number[] {
	return first === undefined ? [] : Array.from({ length: last - first }, (_, index) => first + 1 + index);
}

const endsOfText = (name: readonly string[], starts: readonly number[], text: readonly string[]): number[] =>
	starts
		.filter((start) => text.every((character, index) => name[start + index] === character))
		.map((start) => start + text.length);

const everyWordHasDigit = (reading: string): boolean =>
	reading.split(/[^\p{L}\p{N}]+/u).every((word) => /\p{N}/u.test(word));
