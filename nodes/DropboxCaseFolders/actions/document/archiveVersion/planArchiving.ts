import { stableAddress, type Entry, type FileEntry, type FolderEntry } from '../../../../shared/domain/entry';
import {
	done,
	mapDefined,
	mapOk,
	outcomeOfSync,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { joinPath, pathKey, parentPath } from '../../../../shared/domain/paths';
import { parseAnyVersion } from '../../../../shared/domain/versions/archivedName';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { VersionToArchive } from '../../shared/archive/PendingVersion';
import {
	ARCHIVE_FOLDER_ADVICE,
	requireSameAudience,
	type Transfer,
} from '../../shared/audience/requireSameAudience';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { findFolders, locateMany } from '../../shared/locate/locateMany';
import type { ArchiveRequest } from './fields';

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
			'Enter the ID or path of a document.',
		);
		throw refusal.withAddress(request.document);
	}
	if (document.path !== undefined) return { request, document, path: document.path };
	throw new Refusal(
		'no_access',
		'The document is in a shared folder that has not been added to the connected account’s Dropbox',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	).withAddress(request.document);
}

/**
 * Where the versions of a document go: below the case folder with the document's own subfolders, or beside it.
 * @param holder the case folder, or the folder that the document lies in where none was given
 * @throws Refusal `invalid_input` when the document does not lie in the case folder
 */
function archivePlace(
	{ request, path }: FoundDocument,
	holder: FolderEntry,
): Pick<VersionToArchive, 'caseFolder' | 'folder'> {
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
function isArchived({ request, path }: FoundDocument, holder: FolderEntry): boolean {
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
		'The document is not in the case folder',
		'Choose the case folder that contains the document, or leave Case Folder empty to archive next to the document.',
	);
}

/** A document with what is to be archived of it; undefined where it lies in the archive itself. */
export interface DocumentToArchive extends FoundDocument {
	version: VersionToArchive | undefined;
}

/** Where the versions go; those that more people could open there than here are refused. */
export async function planArchiving(
	all: readonly FoundDocument[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<DocumentToArchive>>> {
	const holders = await findFolders(
		all.map(({ request, path }) => request.caseFolder ?? parentPath(path)),
		dropbox,
	);
	const planned = all.map((found, index): Outcome<{ document: DocumentToArchive; transfer?: Transfer }> => {
		const holder = holders[index] as Outcome<FolderEntry>;
		if (!holder.ok) {
			return found.request.caseFolder === undefined ? holder : refused(caseFolderRefusal(holder.refusal));
		}
		return outcomeOfSync(() => {
			const version = versionOf(found, holder.value);
			const document = { ...found, version };
			if (version === undefined) return { document };
			return { document, transfer: transferOf(found.path, holder.value, version) };
		});
	});
	return await mapOk(planned, async (plans) => {
		const verdicts = await mapDefined(
			plans.map(({ transfer }) => transfer),
			async (transfers) => await requireSameAudience(transfers, dropbox, ARCHIVE_FOLDER_ADVICE),
		);
		return plans.map(({ document }, index) => {
			const verdict = verdicts[index];
			return verdict?.ok === false ? verdict : done(document);
		});
	});
}

/** The folder of a document directly in the holder is known. */
const transferOf = (path: string, holder: FolderEntry, { caseFolder, folder }: VersionToArchive) => ({
	from:
		holder.path !== undefined && pathKey(holder.path) === pathKey(parentPath(path))
			? holder
			: parentPath(path),
	to: joinPath(caseFolder, folder),
});

function versionOf(found: FoundDocument, holder: FolderEntry): VersionToArchive | undefined {
	const { request, document } = found;
	if (!isArchived(found, holder)) {
		const { timezone } = request;
		return { file: document, name: document.name, timezone, ...archivePlace(found, holder) };
	}
	// An earlier run has moved it there.
	if (request.afterwards === 'moves' && parseAnyVersion(document.name) !== undefined) return undefined;
	throw new Refusal(
		'invalid_input',
		'The document is in the archive folder itself',
		'Choose a document outside it, or another Archive Folder.',
	);
}
