import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { inParallel, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';
import type { SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Progress } from '../../../../shared/core/Progress';
import { requireFolder } from '../../shared/locate/locateMany';
import { linksToCaseFolder, readAuditedContents } from './readAuditedContents';
import {
	assessPrivilegedFolders,
	type Audit,
	type AuditedDocument,
	type AuditedFolder,
	type AuditRequest,
	type EntryReference,
} from './Audit';

/**
 * Who can open what in each case folder: its shared folders with policies and members, the links that lead into it,
 * documents that were given to somebody by themselves, and whether its folders for privileged documents are closed.
 * The account's links are listed once for all case folders. What cannot be read refuses the item: an audit that
 * leaves something out would pass for a clean one.
 */
export async function auditCaseFolders(
	requests: readonly AuditRequest[],
	dropbox: DropboxPort,
	progress: Progress,
): Promise<Array<Outcome<Audit>>> {
	const { accountId } = await dropbox.whoAmI();
	const links = await dropbox.linksBelow('');
	const outcomes: Array<Outcome<Audit>> = [];
	for (const request of requests) {
		outcomes.push(await outcomeOf(async () => await auditCaseFolder(request, links, accountId, dropbox)));
		progress(outcomes.length, requests.length, 'case folders');
	}
	return outcomes;
}

async function auditCaseFolder(
	request: AuditRequest,
	ofAccount: readonly SharedLink[],
	accountId: string,
	dropbox: DropboxPort,
): Promise<Audit> {
	const caseFolder = requireFolder(await dropbox.find(request.caseFolder), request.caseFolder);
	const placeless = ofAccount.flatMap(({ id, pathLower }) =>
		pathLower === undefined && id !== undefined ? [id] : [],
	);
	const contents = await readAuditedContents(caseFolder, request, new Set(placeless), dropbox);
	const reaching = await dropbox.linksReaching(stableAddress(caseFolder));
	const links = linksToCaseFolder(caseFolder, ofAccount, reaching, contents.present);
	const folders = [
		await auditEnclosingFolder(caseFolder, dropbox),
		...(await inParallel(contents.sharedFolders, async (folder) => await auditSharedFolder(folder, dropbox))),
	];
	const documents =
		request.documents === 'each' ? await findDocumentsWithOwnMembers(contents.documents, dropbox) : undefined;
	const named = request.people === undefined ? undefined : new AllowedPeople(accountId, request.people);
	const privileged = assessPrivilegedFolders(contents.privilegedFolders, {
		...{ folders, links, documents, named, accountId },
	});
	return { caseFolder, folders, links, documents, privileged };
}

async function auditSharedFolder(folder: FolderEntry, dropbox: DropboxPort): Promise<AuditedFolder> {
	const shared = await dropbox.sharedFolderAt(stableAddress(folder));
	const members = shared === undefined ? [] : await dropbox.members(shared.namespaceId);
	return { id: folder.id, path: folder.path, shared, members };
}

/** The case folder itself, or the shared folder that it lies in: who opens that opens the case. */
async function auditEnclosingFolder(caseFolder: FolderEntry, dropbox: DropboxPort): Promise<AuditedFolder> {
	if (caseFolder.ownNamespaceId !== undefined) return await auditSharedFolder(caseFolder, dropbox);
	const { parentNamespaceId } = caseFolder;
	const spot: EntryReference = { id: caseFolder.id, path: caseFolder.path };
	if (parentNamespaceId === undefined) return { ...spot, shared: undefined, members: [] };
	const found = await outcomeOf(async () => await dropbox.sharedFolderAt(`ns:${parentNamespaceId}`));
	// The team space is no shared folder that the service tells of: everybody in the team has it.
	if (!found.ok && found.refusal.reason === 'not_found') return { ...spot, shared: undefined, members: [] };
	if (!found.ok) throw found.refusal;
	const members = found.value === undefined ? [] : await dropbox.members(parentNamespaceId);
	return { ...spot, shared: found.value, members };
}

async function findDocumentsWithOwnMembers(
	documents: readonly EntryReference[],
	dropbox: DropboxPort,
): Promise<AuditedDocument[]> {
	const all = await inParallel(documents, async (document) => {
		const members = await dropbox.fileMembers(document.id);
		return { ...document, members: members.filter(({ inherited }) => !inherited) };
	});
	return all.filter(({ members }) => members.length > 0);
}
