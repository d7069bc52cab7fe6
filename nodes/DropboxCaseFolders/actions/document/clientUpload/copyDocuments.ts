import type { Entry, FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { mapOk, done, outcomeOfSync, refused, type Outcome, groupBy } from '../../../../shared/core/outcome';
import { addressKey, pathKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import { TargetFolder } from '../../../../shared/domain/documents/TargetFolder';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { type ClientFolder, locateClientFolders } from '../../shared/clientFolder/locateClientFolders';
import { areFoldersRestricted } from '../../shared/audience/requireSameAudience';
import { locateMany } from '../../shared/locate/locateMany';
import { ClientCopy, type CopiedDocument, copyToClientFolders } from './copyToClientFolders';
import type { ClientCopyRequest } from './fields';

/** A document that was found, and the folder that it goes into. */
interface ResolvedCopy {
	request: ClientCopyRequest;
	original: FileEntry;
	place: ClientFolder;
}

/** Copies the documents of all items into their clients' folders, together. */
export async function copyDocuments(
	requests: readonly ClientCopyRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CopiedDocument>>> {
	const originals = await locateMany([...new Set(requests.map(({ document }) => document))], dropbox);
	const places = await locateClientFolders(requests, dropbox);
	const resolved = requests.map((request, index): Outcome<ResolvedCopy> => {
		const original = originals.get(request.document) as Outcome<Entry>;
		const place = places[index] as Outcome<ClientFolder>;
		if (!original.ok) return original;
		if (!place.ok) return place;
		return outcomeOfSync(() => {
			const document = requireDocument(original.value, request.document);
			if (!request.allowOutsideCaseFolder) requireInCaseFolder(document, place.value.caseFolder);
			return { request, original: document, place: place.value };
		});
	});
	const unrestricted = await mapOk(resolved, async (all) => await refuseRestricted(all, dropbox));
	return await mapOk(unrestricted, async (all) => {
		const copies = createCopies(all);
		await copyToClientFolders(copies, dropbox);
		return copies.map(({ outcome }) => outcome as Outcome<CopiedDocument>);
	});
}

/** A copy for the client is for more people by its nature: what is restricted is not copied at all. */
async function refuseRestricted(
	all: readonly ResolvedCopy[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ResolvedCopy>>> {
	const restricted = await areFoldersRestricted(all.map(folderOf), dropbox);
	return all.map((each, index) => {
		const verdict = restricted[index] as Outcome<boolean>;
		if (!verdict.ok) return verdict;
		return verdict.value ? refused(documentRestricted()) : done(each);
	});
}

/** That of a document directly in the case folder is known. */
function folderOf({
	original: { path },
	place: { caseFolder },
}: ResolvedCopy): FolderEntry | string | undefined {
	const parent = path === undefined ? undefined : parentPath(path);
	const isDirect =
		parent !== undefined && caseFolder.path !== undefined && pathKey(parent) === pathKey(caseFolder.path);
	return isDirect ? caseFolder : parent;
}

const documentRestricted = (): Refusal =>
	new Refusal(
		'still_exposed',
		'The document is in a restricted folder, or Dropbox does not show where it is',
		'If the client should have it, copy it by hand in Dropbox, or move it out of that folder first.',
	);

/** One folder is known once, however many documents go into it. */
function createCopies(all: readonly ResolvedCopy[]): ClientCopy[] {
	const keyOf = ({ place }: ResolvedCopy) => addressKey(place.path);
	const folders = new Map(
		[...groupBy(all, keyOf)].map(([key, its]) => [
			key,
			new TargetFolder<ClientCopy>(its.map(({ original }) => original.name)),
		]),
	);
	return all.map((each) => {
		const folder = folders.get(keyOf(each)) as TargetFolder<ClientCopy>;
		return new ClientCopy(each.request, each.original, each.place, folder);
	});
}

/**
 * One client's paper is never handed to another by a field that was mapped to the wrong case.
 * @throws Refusal `belongs_to_another_case` where it does not lie in the case folder, or nobody can tell
 */
function requireInCaseFolder({ path }: FileEntry, { path: casePath }: FolderEntry): void {
	const isOfCase =
		path !== undefined && casePath !== undefined && pathKey(path).startsWith(`${pathKey(casePath)}/`);
	if (isOfCase) return;
	throw new Refusal(
		'belongs_to_another_case',
		'The document is not in the case folder',
		'Compare the fields Document and Case Folder. If the document is meant for any client, such as a form, turn on Options → Allow Documents Outside Case Folder.',
	);
}

/** @throws Refusal `not_a_file`; `invalid_input` where it could not be known again among the copies */
function requireDocument(entry: Entry, address: string): FileEntry {
	if (entry.kind === 'folder') {
		const refusal = new Refusal(
			'not_a_file',
			'This is a folder, not a document',
			'Enter the ID or path of a document.',
		);
		throw refusal.withAddress(address);
	}
	if (entry.contentHash !== undefined) return entry;
	throw new Refusal(
		'invalid_input',
		'Dropbox has no content hash for this document, as is the case for Dropbox Paper documents, so a copy could not be recognized later',
		'Export it first, e.g. as a PDF, and copy the export.',
	);
}
