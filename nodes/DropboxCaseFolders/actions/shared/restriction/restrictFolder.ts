import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { Refusal } from '../../../../shared/core/Refusal';
import { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';
import {
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	linksToRemove,
} from '../../../../shared/domain/privilege/exposures';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { createLinkRemovals, createMemberRemovals, retryUntilRestricted } from './retryUntilRestricted';
import type { AccessRules } from './accessRules';

/** A folder that was shown to be open to the people named only, a moment ago. */
export interface RestrictedFolder {
	folder: FolderEntry;
	namespaceId: string;
	restriction: AccessRules;
	named: AllowedPeople;
	members: readonly FolderMember[];
	linksRemoved: number;
	membersRemoved: number;
	/** E-mail addresses that were not members before. */
	added: string[];
	removed: FolderMember[];
}

interface FolderState {
	shared: SharedFolder | undefined;
	members: FolderMember[];
	links: SharedLink[];
}

/**
 * Sets a folder apart, lets in the people named and nobody else, removes links that reach it, and looks whether it
 * is so. Nobody is removed before everybody named is shown to be a member.
 * @param what how a message calls it
 * @throws Refusal `still_exposed`; `no_access` …, where Dropbox does not let it be done
 */
export async function restrictFolder(
	folder: FolderEntry,
	restriction: AccessRules,
	dropbox: DropboxPort,
	what: 'the restricted folder' | 'the case folder' = 'the restricted folder',
): Promise<RestrictedFolder> {
	if (folder.path === undefined) throw outOfSight(what);
	const address = stableAddress(folder);
	const { accountId } = await dropbox.whoAmI();
	const named = new AllowedPeople(accountId, restriction.people);
	const { namespaceId } = await dropbox.restrictFolder(address);
	const added = await addPeople(namespaceId, restriction, dropbox);
	const members = createMemberRemovals(async (member) => await dropbox.removeMember(namespaceId, member));
	const links = createLinkRemovals(dropbox);
	const state = await retryUntilRestricted(what, {
		read: async () => {
			const now = await readFolder(address, dropbox);
			// Somebody who is known by another address would be removed as one of the others.
			const missing = named.countMissing(now.members);
			if (missing > 0) throw notMembersRefusal(missing, what, members.gone([]).length > 0);
			return now;
		},
		exposures: (now) => exposuresOf(folder, now, named),
		remove: async (now) => {
			const others = now.members.filter((member) => !named.includes(member));
			const leaving = restriction.others === 'keep' ? [] : others;
			const revoked = linksToRemove(now.links, new Set([folder.id]), restriction.outerLinks);
			return (await members.remove(leaving)) + (await links.remove(revoked));
		},
	});
	const removed = members.gone(state.members);
	return {
		...{ folder, namespaceId, restriction, named, members: state.members, added, removed },
		linksRemoved: links.gone(state.links).length,
		membersRemoved: removed.length,
	};
}

/**
 * Before anybody is removed: whom Dropbox rejects is said while all others have what they had.
 * @returns who was no member before
 */
async function addPeople(
	namespaceId: string,
	{ people, level }: AccessRules,
	dropbox: DropboxPort,
): Promise<string[]> {
	const outcomes = await dropbox.addMembers(namespaceId, people, level);
	outcomes.forEach((outcome, index) => {
		if (!outcome.ok) throw nameEntry(outcome.refusal, index, people.length);
	});
	return people.filter((_, index) => {
		const outcome = outcomes[index];
		return outcome?.ok === true && outcome.value === 'added';
	});
}

/** By position, not by address: messages end up in logs. */
const nameEntry = (refusal: Refusal, index: number, count: number): Refusal =>
	count === 1 ? refusal : refusal.reword(`${refusal.message} (number ${index + 1} of ${count} people)`);

/** @param isLater whether they were listed when others were removed */
const notMembersRefusal = (count: number, what: string, isLater: boolean): Refusal =>
	new Refusal(
		'invalid_input',
		count === 1
			? `1 of the people you named is not listed among the members of ${what}`
			: `${count} of the people you named are not listed among the members of ${what}`,
		isLater
			? 'They were removed while the node was working, such as by another run or a person. Run it again.'
			: 'Dropbox may list them under other email addresses. Open the members of the folder in Dropbox and enter the addresses shown there. Nobody was removed.',
	);

/** Dropbox lists links to folders above by the path only. */
const outOfSight = (what: string): Refusal =>
	new Refusal(
		'still_exposed',
		`${what.replace(/^t/, 'T')} is not in the connected account’s Dropbox, so links to the folders above it cannot be found`,
		'In Dropbox, under Sharing, add the shared folder that contains it, or check Paths Start At in the credential.',
	);

/**
 * Looks once more whether a folder is as it was when it was restricted: somebody may have opened it since.
 * @throws Refusal `still_exposed`
 */
export async function requireStillRestricted(
	{ folder, named }: RestrictedFolder,
	dropbox: DropboxPort,
): Promise<void> {
	await retryUntilRestricted('the restricted folder', {
		read: async () => await readFolder(stableAddress(folder), dropbox),
		exposures: (now) => exposuresOf(folder, now, named),
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
