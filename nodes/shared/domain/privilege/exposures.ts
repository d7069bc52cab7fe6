import type { Exposure } from './Exposure';
import type { AllowedPeople } from './AllowedPeople';
import type { FolderMember, LinkAudience, SharedFolder, SharedLink } from './sharing';

const OF_LINKS: Readonly<Record<Exclude<LinkAudience, 'nobody'>, Exposure>> = {
	anybody: 'link for anybody',
	'with password': 'link with a password',
	team: 'link for the team',
	members: 'link for members',
	unknown: 'link of unknown audience',
};

const OF_MEMBERS = { person: 'person', group: 'group', invited: 'invitation' } as const;

/**
 * What lets others into a folder by what it is: whatever Dropbox does not say to be closed is open.
 * @param folder undefined where it is no shared folder of its own
 */
export function exposuresOfFolder(folder: SharedFolder | undefined): Exposure[] {
	if (folder === undefined) return ['folder around', 'link policy'];
	const { inherits, linkPolicy, managedBy, ownLink } = folder;
	return [
		...(inherits ? (['folder around'] as const) : []),
		...(linkPolicy === 'members' ? [] : (['link policy'] as const)),
		...(managedBy === 'owner' ? [] : (['editors'] as const)),
		...(ownLink === undefined || ownLink === 'nobody' || ownLink === 'members'
			? []
			: (['folder link'] as const)),
	];
}

export const exposuresOfMembers = (members: readonly FolderMember[], named: AllowedPeople): Exposure[] =>
	members.filter((member) => !named.includes(member)).map(({ kind }) => OF_MEMBERS[kind]);

/**
 * @param inside IDs of the document and of its restricted folder: a link for members of these lets in nobody else;
 * that of a folder above lets in members of that one
 */
export const exposuresOfLinks = (links: readonly SharedLink[], inside: ReadonlySet<string>): Exposure[] =>
	links.flatMap((link) => exposureOfLink(link, inside) ?? []);

function exposureOfLink(link: SharedLink, inside: ReadonlySet<string>): Exposure | undefined {
	if (link.audience === 'nobody') return undefined;
	if (link.audience === 'members' && isInside(link, inside)) return undefined;
	return OF_LINKS[link.audience];
}

/**
 * The links that go: all that lead to the document or its restricted folder, also those that the folder's policy
 * keeps to members as long as it stands, and of those to folders above the ones that let somebody in.
 */
export const linksToRemove = (
	links: readonly SharedLink[],
	inside: ReadonlySet<string>,
	outer: 'remove' | 'keep',
): SharedLink[] =>
	links.filter(
		(link) => link.mayRevoke && link.audience !== 'nobody' && (outer === 'remove' || isInside(link, inside)),
	);

const isInside = ({ id }: SharedLink, inside: ReadonlySet<string>): boolean =>
	id !== undefined && inside.has(id);
