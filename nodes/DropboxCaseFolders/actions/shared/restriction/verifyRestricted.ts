import type { IDataObject } from 'n8n-workflow';
import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { pathKey, parentPath } from '../../../../shared/domain/paths';
import {
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	linksToRemove,
} from '../../../../shared/domain/privilege/exposures';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort, Lookups } from '../../../../shared/dropbox/port';
import { isDryRunId } from '../dryRun/DryRunState';
import { requireStillRestricted, type RestrictedFolder } from './restrictFolder';
import { createLinkRemovals, createMemberRemovals, retryUntilRestricted } from './retryUntilRestricted';

/** Documents between two looks at their folders. */
const BATCH = 48;

/** A document that lies in a restricted folder by now. */
export interface FileInFolder {
	file: Pick<FileEntry, 'id'>;
	folder: RestrictedFolder;
}

/**
 * Restricts documents and shows that they are, after all that was done. Some at a time: first their folders once more,
 * since somebody may have opened them meanwhile, then each document, whose own members are the last that is read of
 * it. A folder that is found open at any of these looks is open for all of its documents. Outcomes stand in the order
 * of the documents. What could not be read is not restricted.
 */
export async function verifyRestricted(
	documents: readonly FileInFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<DocumentAccess>>> {
	const exposed = new Map<RestrictedFolder, Outcome<never>>();
	const outcomes: Array<Outcome<DocumentAccess>> = [];
	for (let start = 0; start < documents.length; start += BATCH) {
		const batch = documents.slice(start, start + BATCH);
		await inParallel([...new Set(batch.map(({ folder }) => folder))], async (folder) => {
			const verdict = await outcomeOf(async () => await requireStillRestricted(folder, dropbox));
			if (!verdict.ok && !exposed.has(folder)) exposed.set(folder, verdict);
		});
		const verdicts = await inParallel(
			batch,
			async (document) => await outcomeOf(async () => await restrictDocument(document, dropbox)),
		);
		outcomes.push(...verdicts);
	}
	return documents.map(({ folder }, index) =>
		toStillExposed(exposed.get(folder) ?? (outcomes[index] as Outcome<DocumentAccess>)),
	);
}

/**
 * That a folder is restricted says nothing of a shared folder inside it, nor of a document that somebody has moved out
 * since: others make links that are not told to the account, and only the folder's policy keeps those out.
 */
async function restrictDocument(
	{ file, folder }: FileInFolder,
	dropbox: DropboxPort,
): Promise<DocumentAccess> {
	const now = await dropbox.find(file.id);
	// Where there is no path, the members and links of the document itself have to do.
	const isKnown = now.path !== undefined && folder.folder.path !== undefined;
	if (isKnown && !(await isInRestrictedFolder(folder, now, dropbox))) throw liesElsewhere();
	return await restrictDocumentAccess(file, folder, dropbox);
}

/** What is said of a document that is not where it was put. */
export const LIES_ELSEWHERE =
	'The document is not in the restricted folder itself, but in a shared folder inside it or elsewhere';

const liesElsewhere = (): Refusal =>
	new Refusal(
		'still_exposed',
		LIES_ELSEWHERE,
		'Move it into the restricted folder itself, or stop sharing the folder that it is in. Then run it again.',
	);

function toStillExposed<R>(outcome: Outcome<R>): Outcome<R> {
	if (outcome.ok || outcome.refusal.reason === 'still_exposed') return outcome;
	const { message, advice } = outcome.refusal;
	return refused(
		new Refusal('still_exposed', `The node could not find out who can open the document: ${message}`, advice),
	);
}

/**
 * Whether a document is in a restricted folder, directly or in a subfolder that belongs to it. A shared folder inside
 * it has members and policies of its own, so what is in that is not in this.
 */
export async function isInRestrictedFolder(
	{ folder, namespaceId }: Pick<RestrictedFolder, 'folder' | 'namespaceId'>,
	{ path }: Pick<FileEntry, 'path'>,
	dropbox: Lookups,
): Promise<boolean> {
	if (path === undefined || folder.path === undefined) return false;
	const parent = parentPath(path);
	if (pathKey(parent) === pathKey(folder.path)) return true;
	const around = await dropbox.find(parent);
	if (around.kind !== 'folder') return false;
	// Renamed or moved meanwhile; or made up in it by a dry run, so that it would belong to it.
	if (around.id === folder.id || isDryRunId(around.id)) return true;
	return around.ownNamespaceId === undefined && around.parentNamespaceId === namespaceId;
}

/** A document that nobody but the people named can open. */
export interface DocumentAccess {
	/** All who can open it, by the restricted folder or by itself. */
	members: FolderMember[];
	linksRemoved: number;
	membersRemoved: number;
}

/**
 * Removes the links that reach a document, and what people have who were given it by itself, and looks whether
 * anybody is left who was not named.
 * @throws Refusal `still_exposed`
 */
async function restrictDocumentAccess(
	file: Pick<FileEntry, 'id'>,
	{ folder, namespaceId, named, restriction }: RestrictedFolder,
	dropbox: DropboxPort,
): Promise<DocumentAccess> {
	const inside = new Set([file.id, folder.id]);
	const revokedLinks = createLinkRemovals(dropbox);
	const removedMembers = createMemberRemovals(
		async (member) => await dropbox.removeFileMember(file.id, member),
	);
	const { links, members } = await retryUntilRestricted('the document', {
		read: async () => {
			// One after the other. Links that somebody makes meanwhile the folder keeps to its members, as long as its
			// policy stands; who is let in meanwhile is seen by what is read last.
			const links = await dropbox.linksReaching(file.id);
			const shared = await dropbox.sharedFolder(namespaceId);
			const members = await dropbox.fileMembers(file.id);
			return { links, shared, members };
		},
		exposures: (now) => [
			...exposuresOfFolder(now.shared),
			...exposuresOfLinks(now.links, inside),
			...exposuresOfMembers(now.members, named),
		],
		remove: async (now) => {
			const revoked = linksToRemove(now.links, inside, restriction.outerLinks);
			const removed = now.members.filter((member) => !member.inherited && !named.includes(member));
			return (await revokedLinks.remove(revoked)) + (await removedMembers.remove(removed));
		},
	});
	return {
		members,
		linksRemoved: revokedLinks.gone(links).length,
		membersRemoved: removedMembers.gone(members).length,
	};
}

/** Who can open a document: by the restricted folder, and who has it by itself besides. */
export function accessRows(
	ofFolder: readonly FolderMember[],
	ofFile: readonly FolderMember[],
): IDataObject[] {
	return [
		...ofFolder.map((member) => accessRow(member, 'folder')),
		...ofFile.filter(({ inherited }) => !inherited).map((member) => accessRow(member, 'document')),
	];
}

const accessRow = ({ who, level, kind }: FolderMember, via: 'folder' | 'document'): IDataObject => ({
	who,
	level,
	via,
	...(kind === 'invited' ? { invited: true } : {}),
});
