import { type Entry, type FileEntry, stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { locateMany } from '../../shared/locate/locateMany';
import type { ArchiveRequest } from './request';
import { joinPath, pathKey, parentPath } from '../../../../shared/domain/paths';
import type { VersionToArchive } from '../../shared/archive/PendingVersion';

/** A document that was found for an item. */
export interface FoundDocument {
	request: ArchiveRequest;
	document: FileEntry;
	/** Where people see it. */
	path: string;
}

/** The documents of all items, in their order; one that several items name alike is looked up once. */
export async function findDocuments(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundDocument>>> {
	const distinct = [...new Set(requests.map(({ document }) => document))];
	const found = await locateMany(distinct, dropbox);
	return requests.map((request) => {
		const entry = found.get(request.document) as Outcome<Entry>;
		return entry.ok ? outcomeOfSync(() => requireDocument(request, entry.value)) : entry;
	});
}

function requireDocument(request: ArchiveRequest, document: Entry): FoundDocument {
	if (document.kind === 'folder') {
		const refusal = new Refusal(
			'not_a_file',
			'This is a folder, not a document',
			'Give the ID or path of a document.',
		);
		throw refusal.withAddress(request.document);
	}
	if (document.path !== undefined) return { request, document, path: document.path };
	throw new Refusal(
		'no_access',
		'The document lies in a shared folder that is not in the Dropbox of the connected account',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	).withAddress(request.document);
}

/** The folder around the archive folder, and the archive folder below it. */
type ArchivePlace = Pick<VersionToArchive, 'caseFolder' | 'folder'>;

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
