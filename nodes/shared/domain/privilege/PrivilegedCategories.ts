import { comparable } from '../paths';

/**
 * The categories whose documents are privileged. They are the same whatever spaces stand around them and whether
 * letters are upper or lower case, as in a CategoryMap. A document is privileged if any of its categories is,
 * also where a case system gives several in one text.
 */
export class PrivilegedCategories {
	private readonly keys: ReadonlySet<string>;

	/** @param names as a person wrote them, with commas, semicolons or line breaks between them */
	constructor(names: string) {
		this.keys = new Set(partsOf(names));
	}

	get isEmpty(): boolean {
		return this.keys.size === 0;
	}

	include(categories: readonly string[]): boolean {
		return categories.flatMap(partsOf).some((key) => this.keys.has(key));
	}
}

const partsOf = (text: string): string[] =>
	text
		.split(/[,;\n]/)
		.map((part) => comparable(part.trim()))
		.filter((part) => part !== '');
