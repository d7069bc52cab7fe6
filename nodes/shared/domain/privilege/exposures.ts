import type { AllowedPeople } from './AllowedPeople';
import type { FolderMember, LinkAudience, SharedFolder, SharedLink } from './sharing';

/** By what others than the people named can open documents that are to be kept apart. */
export type Exposure =
	| 'link for anybody'
	| 'link with a password'
	| 'link for the team'
	| 'link for members'
	| 'link of unknown audience'
	| 'folder link'
	| 'person'
	| 'group'
	| 'invitation'
	| 'folder around'
	| 'link policy'
	| 'editors'
	| 'newcomer'
	| 'everybody there'
	| 'unknown place';

/** For one of a kind and for several: never who or which, since messages end up in logs. */
const WORDS: Readonly<Record<Exposure, readonly [one: string, many: string]>> = {
	'link for anybody': ['1 link for anyone', 'links for anyone'],
	'link with a password': ['1 link with a password', 'links with a password'],
	'link for the team': ['1 link for the team', 'links for the team'],
	'link for members': [
		'1 link for the members of a parent folder',
		'links for the members of parent folders',
	],
	'link of unknown audience': ['1 link of unknown audience', 'links of unknown audience'],
	'folder link': ['the link of the folder itself', 'links of the folder itself'],
	person: ['1 person you did not name', 'people you did not name'],
	group: ['1 group', 'groups'],
	invitation: ['1 invitation to a person you did not name', 'invitations to people you did not name'],
	'folder around': ['all members of the parent folder', 'all members of the parent folders'],
	'link policy': [
		'links that anyone makes to its contents',
		'links that anyone makes to the contents of the folders',
	],
	editors: ['anyone its editors invite', 'anyone their editors invite'],
	newcomer: ['1 person who cannot open it now', 'people who cannot open it now'],
	'everybody there': ['everyone with access to the team space or home folder', 'everyone there'],
	'unknown place': [
		'whoever can open its location, which Dropbox does not show',
		'whoever can open its location',
	],
};

/** Kinds and counts, for a message: `2 links for anyone, 1 group`. */
export function describeExposures(exposures: readonly Exposure[]): string {
	const counts = new Map<Exposure, number>();
	for (const exposure of exposures) counts.set(exposure, (counts.get(exposure) ?? 0) + 1);
	return [...counts]
		.map(([exposure, count]) => (count === 1 ? WORDS[exposure][0] : `${count} ${WORDS[exposure][1]}`))
		.join(', ');
}

const OF_LINKS: Readonly<Record<Exclude<LinkAudience, 'nobody'>, Exposure>> = {
	anybody: 'link for anybody',
	withPassword: 'link with a password',
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
