import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { joinPath, pathKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { FoundDocument } from './findDocuments';
import type { VersionToArchive } from '../../shared/archive/VersionToArchive';

/** The folder around the archive folder, and the archive folder below it. */
export type ArchivePlace = Pick<VersionToArchive, 'caseFolder' | 'folder'>;

/**
 * Where the versions of a document go: below the case folder with the document's own subfolders, or beside it.
 * @param holder the case folder, or the folder that the document lies in where none was given
 * @throws Refusal `invalid_input` when the document does not lie in the case folder
 */
export function archivePlace({ request, path }: FoundDocument, holder: FolderEntry): ArchivePlace {
	const { archiveFolder } = request;
	const caseFolder = stableAddress(holder);
	if (request.caseFolder === undefined) return { caseFolder, folder: archiveFolder };
	const subfolder = parentPath(relativePath(path, holder));
	return { caseFolder, folder: subfolder === '' ? archiveFolder : joinPath(archiveFolder, subfolder) };
}

/**
 * Whether a document lies in the archive folder already: that of the case folder, or of any folder around it.
 * @throws Refusal `invalid_input` when the document does not lie in the case folder
 */
export function isArchived({ request, path }: FoundDocument, holder: FolderEntry): boolean {
	const archive = `${pathKey(request.archiveFolder)}/`;
	if (request.caseFolder === undefined) return pathKey(path).includes(`/${archive}`);
	return pathKey(relativePath(path, holder)).startsWith(archive);
}

/** As people see it below the case folder: `Pleadings/Answer.pdf`. */
function relativePath(path: string, { path: folder }: FolderEntry): string {
	if (folder !== undefined && pathKey(path).startsWith(`${pathKey(folder)}/`)) {
		return path.split('/').slice(folder.split('/').length).join('/');
	}
	throw new Refusal(
		'invalid_input',
		'The document does not lie in the case folder that was given',
		'Give the case folder of the document, or leave Case Folder empty to archive beside the document.',
	);
}
