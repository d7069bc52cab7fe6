import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';
import { parentPath } from '../../../../shared/domain/paths';
import { done } from '../../../../shared/core/outcome';
import { ignoreAbsent } from '../../../../shared/core/Refusal';
import type { Clock } from '../../../../shared/http/types';
import type { DropboxPort, Sharing } from '../../../../shared/dropbox/port';
import { isDryRunId } from './DryRunState';
import { createDryRunDropbox } from './createDryRunDropbox';

/**
 * What a dry run sees of who has access, as it would be after all that it pretends to have changed. Whether Dropbox
 * would let it be changed only the real run can know: it is taken to be so.
 */
export function createDryRunDropboxWithSharing(dropbox: DropboxPort, clock: Pick<Clock, 'now'>): DropboxPort {
	const reading = createDryRunDropbox(dropbox, clock);
	const restricted = new Map<string, SharedFolder>();
	const added = new Map<string, FolderMember[]>();
	const removed = new Set<string>();
	const revoked = new Set<string>();
	/** Paths of the folders that it pretends to have restricted. */
	const tops: string[] = [];

	/** Of something that is not where Dropbox has it: its own links, and those of the folders above its new place. */
	const linksAt = async (address: string): Promise<SharedLink[]> => {
		const { id, path } = await reading.find(address);
		const real = isDryRunId(id) ? undefined : await dropbox.find(id).catch(ignoreAbsent);
		if (real !== undefined && real.path === path) return await dropbox.linksReaching(id);
		const own = real === undefined ? [] : await dropbox.linksOf(id);
		return [...own, ...(await linksAbove(parentPath(path ?? '/'), dropbox))];
	};
	const membersOf: Sharing['members'] = async (namespaceId) => {
		const real = isDryRunId(namespaceId) ? [] : await dropbox.members(namespaceId);
		const isLeft = (member: FolderMember) =>
			!removed.has(keyOf(namespaceId, member)) && !(member.inherited && restricted.has(namespaceId));
		return [...real.filter(isLeft), ...(added.get(namespaceId) ?? [])];
	};
	const stillThere = (links: readonly SharedLink[]) => links.filter(({ url }) => !revoked.has(url));
	/** As the policy of a restricted folder keeps the links to what is in it. */
	const keepToMembers = (link: SharedLink): SharedLink => {
		const isIn = tops.some((top) => link.pathLower?.startsWith(`${top}/`));
		return isIn && link.audience !== 'nobody' ? { ...link, audience: 'members' } : link;
	};
	const sharing: Sharing = {
		linksReaching: async (address) => stillThere(await linksAt(address)),
		linksOf: async (address) => stillThere(await dropbox.linksOf(address)),
		linksBelow: async (address) => stillThere(await dropbox.linksBelow(address)).map(keepToMembers),
		revokeLink: async (url) => void revoked.add(url),
		async sharedFolderAt(address) {
			const { id } = await reading.find(address);
			return restricted.get(id) ?? (isDryRunId(id) ? undefined : await dropbox.sharedFolderAt(address));
		},
		sharedFolder: async (namespaceId) =>
			restricted.get(namespaceId) ?? (await dropbox.sharedFolder(namespaceId)),
		async restrictFolder(address) {
			const { id, pathLower } = await reading.find(address);
			const real = isDryRunId(id) ? undefined : await dropbox.sharedFolderAt(address);
			if (pathLower !== undefined) tops.push(pathLower);
			const namespaceId = real?.namespaceId ?? id.replace(/^id:/, 'dry-run-');
			const restrictedFolder: SharedFolder = {
				...{ memberPolicy: 'unknown', ownLink: undefined, parentNamespaceId: undefined, isTeamFolder: false },
				...real,
				...{ namespaceId, inherits: false, linkPolicy: 'members', managedBy: 'owner' },
			};
			restricted.set(id, restrictedFolder);
			restricted.set(namespaceId, restrictedFolder);
			return restrictedFolder;
		},
		members: membersOf,
		async addMembers(namespaceId, emails, level) {
			const there = (await membersOf(namespaceId)).map(({ who }) => who.toLowerCase());
			const missing = emails.filter((email) => !there.includes(email.toLowerCase()));
			const members = missing.map((who): FolderMember => ({
				kind: 'person',
				who,
				id: undefined,
				level,
				inherited: false,
			}));
			added.set(namespaceId, [...(added.get(namespaceId) ?? []), ...members]);
			return emails.map((email) => done(missing.includes(email) ? 'added' : 'there'));
		},
		removeMember: async (namespaceId, member) => void removed.add(keyOf(namespaceId, member)),
		async fileMembers(fileId) {
			const real = isDryRunId(fileId) ? [] : await dropbox.fileMembers(fileId);
			return real.filter((member) => !member.inherited && !removed.has(keyOf(fileId, member)));
		},
		removeFileMember: async (fileId, member) => void removed.add(keyOf(fileId, member)),
	};
	const deleteFiles: DropboxPort['deleteFiles'] = async (deletions) => deletions.map(() => done(undefined));
	return { ...reading, ...sharing, deleteFiles };
}

/** Of the nearest folder that is there. */
async function linksAbove(path: string, dropbox: DropboxPort): Promise<SharedLink[]> {
	for (let above = path; above !== ''; above = parentPath(above)) {
		const links = await dropbox.linksReaching(above).catch(ignoreAbsent);
		if (links !== undefined) return links;
	}
	return [];
}

const keyOf = (where: string, { kind, id, who }: FolderMember): string => `${where} ${kind} ${id ?? who}`;
