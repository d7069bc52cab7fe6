import { isPackageFile } from '../isPackageFile';
import { pathKey } from '../paths';
import { safeName, splitExtension, type SafeName } from './safeName';

/** Words of all names of this package's own files: what has none of them need not be looked at. */
export const LIKE_PACKAGE_FILE = /casemarker |needed to reopen|\(not finished /i;

/**
 * A document's name as it is, unless it is that of a file by which this package knows a case or its closing: whoever may
 * add documents to a case could pass its folder off as another case's, or keep it from being closed.
 * @param named a safe name
 */
export function unreservedName(named: SafeName): SafeName {
	const { name, warnings } = named;
	// Dropbox takes names for the same that differ in capitals.
	if (![name, pathKey(name)].some((each) => isPackageFile({ name: each }))) return named;
	const { stem, extension } = splitExtension(name);
	return { name: safeName(`${stem}_${extension}`, 'file').name, warnings: [...warnings, RESERVED] };
}

const RESERVED = 'The name is reserved for files that mark a case folder, so an underscore was added';
