import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf } from '../../../../shared/core/outcome';
import {
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	linksToRemove,
} from '../../../../shared/domain/privilege/exposures';
import { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';
import { Refusal } from '../../../../shared/core/Refusal';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { RestrictedFolder } from './RestrictedFolder';
import type { Restriction } from './RestrictedPlace';
import { retryUntilRestricted } from './retryUntilRestricted';

/** Changes under way at once. */
const AT_ONCE = 4;

interface FolderState {
	shared: SharedFolder | undefined;
	members: FolderMember[];
	links: SharedLink[];
}

/**
 * Sets a folder apart, lets in the people named and nobody else, removes links that reach it, and looks whether it
 * is so.
 * @throws Refusal `still_exposed`; `no_access` …, where Dropbox does not let it be done
 */
export async function restrictFolder(
	folder: FolderEntry,
	restriction: Restriction,
	dropbox: DropboxPort,
): Promise<RestrictedFolder> {
	if (folder.path === undefined) throw outOfSight();
	const address = stableAddress(folder);
	const { accountId } = await dropbox.whoAmI();
	const named = new AllowedPeople(accountId, restriction.people);
	const { namespaceId } = await dropbox.restrictFolder(address);
	// Before anybody is let in: whom Dropbox does not take is said while nothing has been done yet.
	for (const added of await dropbox.addMembers(namespaceId, restriction.people, restriction.level)) {
		if (!added.ok) throw added.refusal;
	}
	const removed = { links: new Set<string>(), members: new Set<string>() };
	const state = await retryUntilRestricted('the restricted folder', {
		read: async () => await readFolder(address, dropbox),
		exposures: (now) => exposuresOf(folder, now, named),
		remove: async ({ links, members }) => {
			const others = restriction.others === 'keep' ? [] : members.filter((member) => !named.includes(member));
			const leaving = others.filter((member) => isNew(keyOf(member), removed.members));
			const going = linksToRemove(links, new Set([folder.id]), restriction.outerLinks).filter(({ url }) =>
				isNew(url, removed.links),
			);
			// What is not let go shows itself when it is looked at again.
			await inParallel(
				leaving,
				AT_ONCE,
				async (member) => await outcomeOf(async () => await dropbox.removeMember(namespaceId, member)),
			);
			await inParallel(
				going,
				AT_ONCE,
				async ({ url }) => await outcomeOf(async () => await dropbox.revokeLink(url)),
			);
			return leaving.length + going.length;
		},
	});
	const left = new Set(state.members.map(keyOf));
	const leftLinks = new Set(state.links.map(({ url }) => url));
	return {
		...{ folder, namespaceId, restriction, named, members: state.members },
		linksRemoved: [...removed.links].filter((url) => !leftLinks.has(url)).length,
		membersRemoved: [...removed.members].filter((key) => !left.has(key)).length,
	};
}

/** Dropbox lists links to folders above by the path only. */
const outOfSight = (): Refusal =>
	new Refusal(
		'still_exposed',
		'The restricted folder is not in the connected account’s Dropbox, so links to the folders above it cannot be found',
		'In Dropbox, under Sharing, add the shared folder that contains it, or check Paths Start At in the credential.',
	);

/**
 * Looks once more whether a folder is as it was when it was closed: somebody may have opened it since.
 * @throws Refusal `still_exposed`
 */
export async function requireStillRestricted(closed: RestrictedFolder, dropbox: DropboxPort): Promise<void> {
	await retryUntilRestricted('the restricted folder', {
		read: async () => await readFolder(stableAddress(closed.folder), dropbox),
		exposures: (now) => exposuresOf(closed.folder, now, closed.named),
		remove: async () => 0,
	});
}

async function readFolder(address: string, dropbox: DropboxPort): Promise<FolderState> {
	const shared = await dropbox.sharedFolderAt(address);
	const [members, links] = await Promise.all([
		shared === undefined ? [] : dropbox.members(shared.namespaceId),
		dropbox.linksReaching(address),
	]);
	return { shared, members, links };
}

const exposuresOf = (folder: FolderEntry, { shared, members, links }: FolderState, named: AllowedPeople) => [
	...exposuresOfFolder(shared),
	...exposuresOfMembers(members, named),
	...exposuresOfLinks(links, new Set([folder.id])),
];

const keyOf = ({ kind, id, who }: FolderMember): string => `${kind} ${id ?? who}`;

/** What was tried once is not tried again in the same run. */
function isNew(key: string, tried: Set<string>): boolean {
	if (tried.has(key)) return false;
	tried.add(key);
	return true;
}
