import { comparable } from '../paths';

/** Characters in a name, the most that Dropbox and the file systems it syncs to take. */
const LONGEST_NAME = 255;

/** What follows a last dot is an extension when it is this short; otherwise the dot belongs to the name. */
const EXTENSION = /(?<=.)\.[^.\s]{1,16}$/u;

/**
 * The name that a document gets beside others of its name: `letter (2).pdf`. Number 0 is the name itself.
 * Names at the limit of length lose the end of their stem, never the extension.
 */
export function numberedName(name: string, number: number): string {
	if (number === 0) return name;
	const { stem, extension } = parts(name);
	const suffix = ` (${number})${extension}`;
	return `${cut(stem, LONGEST_NAME - suffix.length)}${suffix}`;
}

/**
 * What a name has in common with all its numbered names: two names can only meet, now or when numbered,
 * if their families are equal. (Unequal names may share a family; that costs order, not correctness.)
 */
export function familyOf(name: string): string {
	const { stem, extension } = parts(comparable(name));
	return cut(stem.replace(/( \(\d+\))+$/, ''), SHORTEST_CUT) + extension;
}

/** Shorter than any stem that numberedName cuts, in whichever of its forms it is measured. */
const SHORTEST_CUT = 100;

function parts(name: string): { stem: string; extension: string } {
	const extension = EXTENSION.exec(name)?.[0] ?? '';
	return { stem: name.slice(0, name.length - extension.length), extension };
}

/** At most so many UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
