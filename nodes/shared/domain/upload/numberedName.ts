import { parts } from '../naming/extension';
import { bytesOf, cut, LONGEST_NAME } from '../naming/length';
import { comparable } from '../paths';

/** Characters of a stem that every numbered name of it keeps, however long the name. */
const ALWAYS_KEPT = 60;

/**
 * The name that a document gets beside others of its name: `letter (2).pdf`. Number 0 is the name itself.
 * Names at the limit of length lose the end of their stem, never the extension.
 */
export function numberedName(name: string, number: number): string {
	if (number === 0) return name;
	const { stem, extension } = parts(name);
	const suffix = ` (${number})${extension}`;
	const room = LONGEST_NAME - bytesOf(suffix);
	return (bytesOf(stem) > room ? cut(stem, room) : stem.trimEnd()) + suffix;
}

/**
 * What a name has in common with all its numbered names: two names can only meet, now or when numbered,
 * if their families are equal. (Names that never meet may share a family; that costs order, not correctness.)
 */
export function familyOf(name: string): string {
	const { stem, extension } = parts(comparable(name));
	const unnumbered = stem.replace(/( \(\d+\))+$/, '').slice(0, ALWAYS_KEPT);
	return unnumbered.replace(/[\s.]+$/u, '') + extension;
}
