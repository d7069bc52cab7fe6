import type { Entry } from '../entry';
import { isPackageFile } from '../isPackageFile';
import { Refusal } from '../../core/Refusal';
import { hasExtension } from './extensions';
import { createWildcardTest } from './createWildcardTest';

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
export function letsEverythingThrough(filter: EntryFilter): boolean {
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
			'The filters ask for folders only, and also for an extension or a date, which folders do not have',
			'Set Type to Files or to Files and Folders, or take the other filter away.',
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
