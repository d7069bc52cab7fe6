import { LONGEST_NAME, cleanText } from './safeName';
import type { TemplatePart } from './parseTemplate';

/**
 * Reads the case ID back out of a folder's name made by a template; undefined where the name leaves more than
 * one reading and nothing to choose by.
 *
 * `22-1-Smith` could be case 22 of a client "1-Smith", or case 22-1 of Smith. A reading in which every word of
 * the ID has a digit is preferred, the longest of them; failing that, the only one there is. What is chosen does
 * not matter for safety, only that it is always the same: two cases whose names come out equal are read
 * as one ID, so at most one of them gets the name without a reference added (see caseFolderName).
 */
export function parseCaseId(name: string, parts: readonly TemplatePart[]): string | undefined {
	// No folder has a longer name; what follows takes time by the square of it.
	if (name.length > LONGEST_NAME) return undefined;
	const characters = [...name];
	const at = parts.findIndex((part) => part.kind === 'case ID');
	const starts = endsOf(characters, parts.slice(0, at).map(patternOf));
	const backwards = parts.slice(at + 1).map((part) => patternOf(part)?.reverse());
	const ends = endsOf(characters.toReversed(), backwards.reverse()).map((end) => characters.length - end);
	const isNumbered = createNumberedTest(characters);
	let best: Span | undefined;
	let only: Span | undefined;
	let count = 0;
	for (const start of starts) {
		for (const end of ends) {
			if (end <= start) continue;
			count++;
			only = { start, end };
			const isLonger = best === undefined || end - start > best.end - best.start;
			if (isLonger && isNumbered(start, end)) best = only;
		}
	}
	const chosen = best ?? (count === 1 ? only : undefined);
	return chosen && characters.slice(chosen.start, chosen.end).join('');
}

/** The characters that a part of the template stands for; undefined for a field, which may hold any but none. */
const patternOf = (part: TemplatePart): string[] | undefined =>
	part.kind === 'text' ? [...cleanText(part.text, [])] : undefined;

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

interface Span {
	/** Of its first character. */
	start: number;
	/** After its last. */
	end: number;
}

/**
 * Whether between two places there are words alone that each have a digit, and nothing before or after them. A word
 * may be cut by a place. Looked up in rows that are made once, since a name of separators has very many readings.
 */
function createNumberedTest(characters: readonly string[]): (start: number, end: number) => boolean {
	const isWord = characters.map((character) => /[\p{L}\p{N}]/u.test(character));
	/** How many digits there are before each place. */
	const digits = [0];
	/** How many words that end before each place have none. */
	const without = [0];
	/** Where the word begins that ends at each place; the place itself where none does. */
	const begins = [0];
	characters.forEach((character, at) => {
		digits.push(digits[at]! + Number(/\p{N}/u.test(character)));
		const isOver = !isWord[at] && begins[at]! < at;
		without.push(without[at]! + Number(isOver && digits[at] === digits[begins[at]!]));
		begins.push(isWord[at] ? begins[at]! : at + 1);
	});
	/** Where the word ends that goes on at each place. */
	const ends = characters.map((_, at) => at);
	for (let at = characters.length - 1; at >= 0; at--) {
		if (isWord[at]) ends[at] = isWord[at + 1] === true ? ends[at + 1]! : at + 1;
	}
	const hasDigit = (from: number, to: number) => digits[to]! > digits[from]!;
	return (start, end) => {
		if (!isWord[start] || !isWord[end - 1]) return false;
		const firstEnds = Math.min(ends[start]!, end);
		const lastBegins = Math.max(begins[end]!, start);
		if (!hasDigit(start, firstEnds) || !hasDigit(lastBegins, end)) return false;
		return lastBegins <= firstEnds || without[lastBegins]! === without[firstEnds]!;
	};
}
