import { assertNotLonger, LONGEST_LIST } from '../limits';
import { pathKey } from '../paths';

/**
 * The categories whose documents are privileged. Only letters and digits tell one from another: word processors and
 * web pages turn hyphens and spaces into others, and a paper must not lie open for the sake of one. A document is
 * privileged if any of its categories is, also where a case system gives several in one text.
 */
export class PrivilegedCategories {
	private readonly keys: ReadonlySet<string>;

	/** @param names as a person wrote them, with commas, semicolons or line breaks between them */
	constructor(names: string) {
		assertNotLonger('The list of privileged categories', names.length, LONGEST_LIST);
		this.keys = new Set(keysOf(names, BETWEEN_NAMES));
	}

	get isEmpty(): boolean {
		return this.keys.size === 0;
	}

	includesAny(categories: readonly string[]): boolean {
		for (const text of categories) assertNotLonger('A category', text.length, LONGEST_LIST);
		return categories
			.flatMap((text) => [...keysOf(text, BETWEEN_NAMES), ...keysOf(text, BETWEEN_CATEGORIES)])
			.some((key) => this.keys.has(key));
	}
}

const BETWEEN_NAMES = /[,;\n]/;

/** Whatever may stand between several in one text: of a list, of JSON, of `Memo - Privileged` and the like. */
const BETWEEN_CATEGORIES = /\s\p{Pd}\s|[\p{Ps}\p{Pe}\p{Pi}\p{Pf},;:|/\\&+"·•、，；\t\r\n]/u;

const keysOf = (text: string, between: RegExp): string[] =>
	text
		.split(between)
		.map(keyOf)
		.filter((key) => key !== '');

/** Letters and digits; of a name that has none, the signs. */
function keyOf(part: string): string {
	const key = pathKey(part.normalize('NFKC'));
	const letters = key.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
	return letters !== '' ? letters : key.replace(/[\s\p{P}\p{Cf}]/gu, '');
}
