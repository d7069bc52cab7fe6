import { Refusal } from '../../../../shared/core/Refusal';
import { isPackageFile } from '../../../../shared/domain/isPackageFile';
import { documentName, type FileDescription } from '../../../../shared/domain/naming/documentName';
import type { SafeName } from '../../../../shared/domain/naming/safeName';
import { pathKey } from '../../../../shared/domain/paths';

/** Folders in one another below a case folder. Those of all of Dropbox that can still be listed are more. */
const MOST_LEVELS_IN_CASE = 100;

/** What is known of a file that comes in pieces. */
const UNTYPED = { fileExtension: '', mimeType: '' };

/**
 * What Upload calls a file of a page. Files by which this package knows a case or its closing are none that a page may
 * bring: whoever has a link could pass a folder off as another case's. So it is the name that Upload gives which
 * counts: that has an extension where the given one has none.
 * @param file what n8n knows of it
 * @throws Refusal `name_not_allowed`
 */
export function nameDocument(given: string, file: Omit<FileDescription, 'fileName'> = UNTYPED): SafeName {
	const named = documentName('', { ...file, fileName: given }, 'Document');
	requireUnreserved(named.name);
	return named;
}

/**
 * That a dropped folder does not take a name which this package needs for a file, and does not make the case so deep
 * that it could not be listed any more.
 * @param subfolder below the case folder
 * @param path the end of it, as the page says
 * @throws Refusal `name_not_allowed`, `invalid_input`
 */
export function requireDocumentFolders(subfolder: string, path: string): void {
	path.split('/').forEach(requireUnreserved);
	if (path === '' || subfolder.split('/').length <= MOST_LEVELS_IN_CASE) return;
	throw new Refusal(
		'invalid_input',
		`There are more than ${MOST_LEVELS_IN_CASE} levels of folders`,
		'Put the documents into a folder further up.',
	);
}

/** Dropbox takes names for the same that differ in capitals. */
function requireUnreserved(name: string): void {
	if (!isPackageFile({ name }) && !isPackageFile({ name: pathKey(name) })) return;
	throw new Refusal(
		'name_not_allowed',
		'This name is reserved for files that mark a case folder',
		'Choose another name, then add it again.',
	);
}
