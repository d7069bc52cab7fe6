import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { inParallel, outcomeOf } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';
import {
	describeExposures,
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	linksToRemove,
	type Exposure,
} from '../../../../shared/domain/privilege/exposures';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Restriction } from './restrictedFolderFields';

/** How often something is looked at in all: others may make links as fast as they are removed. */
const LOOKS = 4;

/** Removals under way at once. */
const REMOVALS = 4;

/** A folder that was shown to be open to the people named only, a moment ago. */
export interface RestrictedFolder {
	folder: FolderEntry;
	namespaceId: string;
	restriction: Restriction;
	named: AllowedPeople;
	members: readonly FolderMember[];
	linksRemoved: number;
	membersRemoved: number;
}

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
	// Before anybody is let in: whom Dropbox rejects is said while nothing has been done yet.
	for (const added of await dropbox.addMembers(namespaceId, restriction.people, restriction.level)) {
		if (!added.ok) throw added.refusal;
	}
	const members = createMemberRemovals(async (member) => await dropbox.removeMember(namespaceId, member));
	const links = createLinkRemovals(dropbox);
	const state = await retryUntilRestricted('the restricted folder', {
		read: async () => await readFolder(address, dropbox),
		exposures: (now) => exposuresOf(folder, now, named),
		remove: async (now) => {
			const others = now.members.filter((member) => !named.includes(member));
			const leaving = restriction.others === 'keep' ? [] : others;
			const revoked = linksToRemove(now.links, new Set([folder.id]), restriction.outerLinks);
			return (await members.remove(leaving)) + (await links.remove(revoked));
		},
	});
	return {
		...{ folder, namespaceId, restriction, named, members: state.members },
		linksRemoved: links.countGone(state.links),
		membersRemoved: members.countGone(state.members),
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

/** How something is restricted, and how it is told that it is. */
interface RestrictionSteps<State> {
	/** What Dropbox says now. */
	read(): Promise<State>;
	exposures(state: State): Exposure[];
	/** Removes what may be removed of what was read. Yields how much it tried to. */
	remove(state: State): Promise<number>;
}

/**
 * Looks, removes what may be removed, and looks again, until a look that comes after every change shows nothing that
 * lets others in. What cannot be read is not restricted.
 * @param what how a message calls it: `the restricted folder`
 * @throws Refusal `still_exposed` with kinds and counts of what lets others in; whatever `read` throws
 */
export async function retryUntilRestricted<State>(
	what: string,
	{ read, exposures, remove }: RestrictionSteps<State>,
): Promise<State> {
	for (let looks = 1; ; looks++) {
		const state = await read();
		const found = exposures(state);
		const tried = looks < LOOKS ? await remove(state) : 0;
		if (tried > 0) continue;
		if (found.length === 0) return state;
		throw new Refusal(
			'still_exposed',
			`People you did not name can open ${what}: by ${describeExposures(found)}`,
			'Remove that access in Dropbox with an account that can, or name the people who should keep it. Audit Permissions shows what it is. Then run it again.',
		);
	}
}

/** Removes each thing once in a run. What Dropbox does not let go shows itself when it is looked at again. */
class Removals<T> {
	private readonly tried = new Set<string>();

	constructor(
		private readonly keyOf: (item: T) => string,
		private readonly removeOne: (item: T) => Promise<void>,
	) {}

	/** How many it tried. */
	async remove(items: readonly T[]): Promise<number> {
		const untried = items.filter((item) => {
			const isNew = !this.tried.has(this.keyOf(item));
			this.tried.add(this.keyOf(item));
			return isNew;
		});
		await inParallel(
			untried,
			async (item) => await outcomeOf(async () => await this.removeOne(item)),
			REMOVALS,
		);
		return untried.length;
	}

	/** How many of them are not among those that are left. */
	countGone(left: readonly T[]): number {
		const keys = new Set(left.map(this.keyOf));
		return [...this.tried].filter((key) => !keys.has(key)).length;
	}
}

export const createMemberRemovals = (
	removeOne: (member: FolderMember) => Promise<void>,
): Removals<FolderMember> => new Removals(({ kind, id, who }) => `${kind} ${id ?? who}`, removeOne);

export const createLinkRemovals = (dropbox: DropboxPort): Removals<SharedLink> =>
	new Removals(
		({ url }) => url,
		async ({ url }) => await dropbox.revokeLink(url),
	);
