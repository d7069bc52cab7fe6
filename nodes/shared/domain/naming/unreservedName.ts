import { isPackageFile } from '../isPackageFile';
import { pathKey } from '../paths';
import { safeName, splitExtension, type SafeName } from './safeName';

/**
 * A document's name as it is, unless it is that of a file by which this package knows a case or its closing: whoever may
 * add documents to a case could pass its folder off as another case's, or keep it from being closed.
 * @param named a safe name
 */
export function unreservedName(named: SafeName): SafeName {
	// Dropbox takes names for the same that differ in capitals.
	if (![named.name, pathKey(named.name)].some((name) => isPackageFile({ name }))) return named;
	const { stem, extension } = splitExtension(named.name);
	return {
		name: safeName(`${stem}_${extension}`, 'file').name,
		warnings: [...named.warnings, RESERVED],
	};
}

const RESERVED = 'The name is reserved for files that mark a case folder, so an underscore was added';
