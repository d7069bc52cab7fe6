import { Refusal } from '../../core/Refusal';
import type { Entry } from '../entry';
import { isPackageFile } from '../isPackageFile';
import { LONGEST_PATTERN, assertNotLonger } from '../limits';
import { pathKey } from '../paths';

/** Which entries of a listing are wanted. What is undefined or empty lets everything through. */
export interface EntryFilter {
	kind?: Entry['kind'] | undefined;
	/** In the form that `extensionsFrom` gives. Only files have one. */
	extensions?: readonly string[] | undefined;
	/** Milliseconds since 1970. Only files have a date. */
	changedSince?: number | undefined;
	/** `*` and `?` as in `wildcard`, for files and folders. */
	name?: string | undefined;
	/** Files of this package's own, such as case markers; counted as wanted unless they are left out. */
	packageFiles?: 'left out' | undefined;
}

/** Whether there is nothing to filter by, so that every entry is a hit, but perhaps for the package's own files. */
export function isMatchAllFilter(filter: EntryFilter): boolean {
	return filter.kind === undefined && !asksAboutFiles(filter) && (filter.name ?? '') === '';
}

/**
 * A test for entries. Folders have neither extension nor date in Dropbox, so a filter on those leaves
 * folders out. Changed since counts the moment itself in, and compares whole seconds, as Dropbox keeps them.
 * @throws Refusal `invalid_input` where it asks of folders what only files have: nothing could ever pass
 */
export function createEntryTest(filter: EntryFilter): (entry: Entry) => boolean {
	if (filter.kind === 'folder' && asksAboutFiles(filter)) {
		throw new Refusal(
			'invalid_input',
			'The filters ask for folders only, but also for an extension or a date, which folders do not have',
			'Set Type to Files or Files and Folders, or remove the other filter.',
		);
	}
	const { kind, extensions = [], changedSince, name = '', packageFiles } = filter;
	const filesOnly = asksAboutFiles(filter);
	const second = changedSince === undefined ? undefined : Math.floor(changedSince / 1000) * 1000;
	const named = name === '' ? undefined : createWildcardTest(name);

	return (entry) => {
		if (kind !== undefined && entry.kind !== kind) return false;
		if (entry.kind === 'folder') return !filesOnly && (named?.(entry.name) ?? true);
		if (packageFiles === 'left out' && isPackageFile(entry)) return false;
		if (extensions.length > 0 && !hasExtension(entry.name, extensions)) return false;
		if (second !== undefined && Date.parse(entry.serverModified) < second) return false;
		return named?.(entry.name) ?? true;
	};
}

const asksAboutFiles = (filter: EntryFilter): boolean =>
	(filter.extensions ?? []).length > 0 || filter.changedSince !== undefined;

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

/**
 * A test for names by a pattern in which `*` stands for any characters or none and `?` for exactly one, as
 * people see characters; capitals do not matter. Everything else stands for itself: no name can be a pattern
 * by accident. Takes at most |pattern| × |name| steps, whatever the pattern (a regular expression made from
 * many stars would not).
 */
export function createWildcardTest(pattern: string): (name: string) => boolean {
	assertNotLonger('The name pattern', pattern.length, LONGEST_PATTERN);
	const wanted = characters(pattern);
	return (name) => fits(wanted, characters(name));
}

/** Code points, so that `?` takes a whole emoji. */
const characters = (text: string): string[] => [...pathKey(text)];

/** Goes forward as long as it fits; where it does not, the last star takes one more character. */
function fits(pattern: readonly string[], name: readonly string[]): boolean {
	let at = 0;
	let star = -1;
	let takenByStar = 0;
	for (let next = 0; next < name.length;) {
		if (pattern[at] === '*') {
			star = at++;
			takenByStar = next;
		} else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[next])) {
			at++;
			next++;
		} else if (star >= 0) {
			at = star + 1;
			next = ++takenByStar;
		} else {
			return false;
		}
	}
	return pattern.slice(at).every((character) => character === '*');
}
