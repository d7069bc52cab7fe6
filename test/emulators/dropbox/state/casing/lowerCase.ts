import { SINCE, UNICODE_4_1 } from './mappings';

/**
 * Which characters have a small form. `unicode 4.1` is what Python 2.5 knew, by which the service goes as others found
 * (github.com/samschott/maestral pull request 409): `Ꙋ` and `ẞ` have none, and `İ` becomes a plain `i`.
 */
export const LOWER_CASINGS = ['unicode 4.1', 'modern'] as const;
export type LowerCasing = (typeof LOWER_CASINGS)[number];

const FORM = /^([0-9a-f]+)-([0-9a-f]+)\/(\d)([+-]\d+)$/;

function read(runs: string): Array<[string, string]> {
	return runs.split(' ').flatMap((run) => {
		const [, first = '', last = '', step = '', distance = ''] = FORM.exec(run) ?? [];
		const pairs: Array<[string, string]> = [];
		for (let point = parseInt(first, 16); point <= parseInt(last, 16); point += Number(step))
			pairs.push([String.fromCodePoint(point), String.fromCodePoint(point + Number(distance))]);
		return pairs;
	});
}

const before = new Map(read(UNICODE_4_1));
/** The one character that has always two small ones for it where no language is named (SpecialCasing.txt). */
const DOTTED_I: [string, string] = ['\u0130', 'i\u0307'];

const SMALL: Record<LowerCasing, ReadonlyMap<string, string>> = {
	'unicode 4.1': before,
	modern: new Map([...before, ...read(SINCE), DOTTED_I]),
};

/** Character by character, wherever in a word it stands; no small form depends on its neighbours. */
export function lowerCase(text: string, casing: LowerCasing): string {
	const small = SMALL[casing];
	let lower = '';
	for (const char of text) lower += small.get(char) ?? char;
	return lower;
}
