/**
 * A text without such characters at its end. Goes over them once, from behind: a pattern with `+$` begins anew at
 * each of them, and a text of many takes it minutes.
 * @param loose tells a single character
 */
export function trimEnd(text: string, loose: RegExp): string {
	let end = text.length;
	while (end > 0 && loose.test(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

/** Spaces and dots, which Windows takes off the end of a name. */
const SPACE_OR_DOT = /[\s.]/;

export const trimLooseEnd = (name: string): string => trimEnd(name, SPACE_OR_DOT);

const SLASH = /\//;

export const trimTrailingSlashes = (path: string): string => trimEnd(path, SLASH);
