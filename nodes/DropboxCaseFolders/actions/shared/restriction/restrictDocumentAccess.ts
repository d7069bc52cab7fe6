import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf } from '../../../../shared/core/outcome';
import {
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	linksToRemove,
} from '../../../../shared/domain/privilege/exposures';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { RestrictedFolder } from './RestrictedFolder';
import { retryUntilRestricted } from './retryUntilRestricted';

/** Changes under way at once. */
const AT_ONCE = 4;

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
export async function restrictDocumentAccess(
	file: Pick<FileEntry, 'id'>,
	{ folder, namespaceId, named, restriction }: RestrictedFolder,
	dropbox: DropboxPort,
): Promise<DocumentAccess> {
	const inside = new Set([file.id, folder.id]);
	const tried = { links: new Set<string>(), members: new Set<string>() };
	const { links, members } = await retryUntilRestricted('the document', {
		read: async () => {
			// One after the other. Links that somebody makes meanwhile the folder keeps to its members, as long as its
			// policy stands; who is let in meanwhile is seen by what is read last.
			const links = await dropbox.linksReaching(file.id);
			const around = await dropbox.sharedFolder(namespaceId);
			const members = await dropbox.fileMembers(file.id);
			return { links, around, members };
		},
		exposures: (now) => [
			...exposuresOfFolder(now.around),
			...exposuresOfLinks(now.links, inside),
			...exposuresOfMembers(now.members, named),
		],
		remove: async (now) => {
			const going = linksToRemove(now.links, inside, restriction.outerLinks).filter(
				({ url }) => !tried.links.has(url),
			);
			const leaving = now.members.filter(
				(member) => !member.inherited && !named.includes(member) && !tried.members.has(keyOf(member)),
			);
			going.forEach(({ url }) => tried.links.add(url));
			leaving.forEach((member) => tried.members.add(keyOf(member)));
			await inParallel(
				going,
				AT_ONCE,
				async ({ url }) => await outcomeOf(async () => await dropbox.revokeLink(url)),
			);
			await inParallel(
				leaving,
				AT_ONCE,
				async (member) => await outcomeOf(async () => await dropbox.removeFileMember(file.id, member)),
			);
			return going.length + leaving.length;
		},
	});
	const leftLinks = new Set(links.map(({ url }) => url));
	const left = new Set(members.map(keyOf));
	return {
		members,
		linksRemoved: [...tried.links].filter((url) => !leftLinks.has(url)).length,
		membersRemoved: [...tried.members].filter((key) => !left.has(key)).length,
	};
}

const keyOf = ({ kind, id, who }: FolderMember): string => `${kind} ${id ?? who}`;
