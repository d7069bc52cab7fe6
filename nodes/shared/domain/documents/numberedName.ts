import { trimLooseEnd } from '../naming/trimEnd';
import { splitExtension } from '../naming/splitExtension';
import { bytesOf, cutToBytes, LONGEST_NAME } from '../naming/length';
import { pathKey } from '../paths';

/** Characters of a stem that every numbered name of it keeps, however long the name. */
const ALWAYS_KEPT = 60;

/**
 * The name that a document gets beside others of its name: `letter (2).pdf`. Number 0 is the name itself.
 * Names at the limit of length lose the end of their stem, never the extension.
 */
export function numberedName(name: string, number: number): string {
	if (number === 0) return name;
	const { stem, extension } = splitExtension(name);
	const suffix = ` (${number})${extension}`;
	const room = LONGEST_NAME - bytesOf(suffix);
	return (bytesOf(stem) > room ? cutToBytes(stem, room) : stem.trimEnd()) + suffix;
}

/**
 * What a name has in common with all its numbered names: two names can only meet, now or when numbered,
 * if their families are equal. (Names that never meet may share a family; that costs order, not correctness.)
 */
export function nameGroupKey(name: string): string {
	const { stem, extension } = splitExtension(pathKey(name));
	return trimLooseEnd(stripNumbers(stem).slice(0, ALWAYS_KEPT)) + extension;
}

/** From behind, so that each character is looked at once: a pattern of several numbers would begin anew at each. */
function stripNumbers(stem: string): string {
	let end = stem.length;
	for (let start = startOfNumber(stem, end); start !== undefined; start = startOfNumber(stem, end))
		end = start;
	return stem.slice(0, end);
}

/** Where the ` (2)` begins that ends there; undefined where there is none. */
function startOfNumber(stem: string, end: number): number | undefined {
	if (stem[end - 1] !== ')') return undefined;
	let digit = end - 1;
	while (DIGIT.test(stem.charAt(digit - 1))) digit--;
	return digit < end - 1 && stem.slice(digit - 2, digit) === ' (' ? digit - 2 : undefined;
}

const DIGIT = /\d/;
