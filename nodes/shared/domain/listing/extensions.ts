import { assertNotLonger, LONGEST_PATTERN } from '../limits';
import { pathKey } from '../paths';

/**
 * The extensions that a person wrote as a list: `pdf, .docx; *.TXT` means pdf, docx and txt. An extension may
 * have several parts (`tar.gz`). An empty list has none.
 */
export function extensionsFrom(list: string): string[] {
	assertNotLonger('The list of extensions', list.length, LONGEST_PATTERN);
	const extensions = list
		.split(/[,;\s]+/)
		.map((part) => pathKey(part).replace(/^\*?\.?/, ''))
		.filter((extension) => extension !== '');
	return [...new Set(extensions)];
}

/** Whether a file's name ends in one of the extensions; a name that is nothing else (`.pdf`) has none. */
export function hasExtension(name: string, extensions: readonly string[]): boolean {
	const compared = pathKey(name);
	return extensions.some(
		(extension) => compared.length > extension.length + 1 && compared.endsWith(`.${extension}`),
	);
}
