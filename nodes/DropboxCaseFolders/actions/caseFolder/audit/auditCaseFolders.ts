import { lastingAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { Named } from '../../../../shared/domain/privilege/Named';
import type { SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort, Progress } from '../../../../shared/ports';
import { folderOnly } from '../foldersAt';
import { contentsOf } from './Contents';
import type { Audit, AuditedDocument, AuditedFolder, Spot } from './Finding';
import { linksInto } from './linksInto';
import { privilegedFolders } from './privilegedFolders';
import type { AuditRequest } from './request';

/** Folders and documents that are asked about at once, of one case folder. */
const AT_ONCE = 8;

/**
 * Who can open what in each case folder: its shared folders with policies and members, the links that lead into it,
 * documents that were given to somebody by themselves, and whether its folders for privileged papers are closed.
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
		outcomes.push(await outcomeOf(async () => await audited(request, links, accountId, dropbox)));
		progress(outcomes.length, requests.length, 'case folders');
	}
	return outcomes;
}

async function audited(
	request: AuditRequest,
	ofAccount: readonly SharedLink[],
	accountId: string,
	dropbox: DropboxPort,
): Promise<Audit> {
	const caseFolder = folderOnly(await dropbox.find(request.caseFolder));
	const placeless = ofAccount.flatMap(({ id, pathLower }) =>
		pathLower === undefined && id !== undefined ? [id] : [],
	);
	const contents = await contentsOf(caseFolder, request, new Set(placeless), dropbox);
	const reaching = await dropbox.linksReaching(lastingAddress(caseFolder));
	const links = linksInto(caseFolder, ofAccount, reaching, contents.present);
	const folders = [
		await around(caseFolder, dropbox),
		...(await inParallel(contents.sharedFolders, AT_ONCE, async (folder) => await asked(folder, dropbox))),
	];
	const documents =
		request.documents === 'each' ? await givenToSomebody(contents.documents, dropbox) : undefined;
	const named = request.people === undefined ? undefined : new Named(accountId, request.people);
	const privileged = privilegedFolders(contents.privilegedFolders, {
		...{ folders, links, documents, named, accountId },
	});
	return { caseFolder, folders, links, documents, privileged };
}

async function asked(folder: FolderEntry, dropbox: DropboxPort): Promise<AuditedFolder> {
	const shared = await dropbox.sharedFolderAt(lastingAddress(folder));
	const members = shared === undefined ? [] : await dropbox.members(shared.namespaceId);
	return { id: folder.id, path: folder.path, shared, members };
}

/** The case folder itself, or the shared folder that it lies in: who opens that opens the case. */
async function around(caseFolder: FolderEntry, dropbox: DropboxPort): Promise<AuditedFolder> {
	if (caseFolder.ownNamespaceId !== undefined) return await asked(caseFolder, dropbox);
	const { parentNamespaceId } = caseFolder;
	const spot: Spot = { id: caseFolder.id, path: caseFolder.path };
	if (parentNamespaceId === undefined) return { ...spot, shared: undefined, members: [] };
	const found = await outcomeOf(async () => await dropbox.sharedFolderAt(`ns:${parentNamespaceId}`));
	// The team space is no shared folder that the service tells of: everybody in the team has it.
	if (!found.ok && found.refusal.kind === 'not_found') return { ...spot, shared: undefined, members: [] };
	if (!found.ok) throw found.refusal;
	const members = found.value === undefined ? [] : await dropbox.members(parentNamespaceId);
	return { ...spot, shared: found.value, members };
}

async function givenToSomebody(documents: readonly Spot[], dropbox: DropboxPort): Promise<AuditedDocument[]> {
	const all = await inParallel(documents, AT_ONCE, async (document) => {
		const members = await dropbox.fileMembers(document.id);
		return { ...document, members: members.filter(({ inherited }) => !inherited) };
	});
	return all.filter(({ members }) => members.length > 0);
}
