/** By what others than the people named can open papers that are to be kept apart. */
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
	'link for anybody': ['1 link for anybody', 'links for anybody'],
	'link with a password': ['1 link with a password', 'links with a password'],
	'link for the team': ['1 link for the team', 'links for the team'],
	'link for members': ['1 link for the members of a folder above', 'links for the members of folders above'],
	'link of unknown audience': ['1 link of unknown audience', 'links of unknown audience'],
	'folder link': ['the link of the folder itself', 'links of the folder itself'],
	person: ['1 person who is not named', 'people who are not named'],
	group: ['1 group', 'groups'],
	invitation: ['1 invitation of somebody who is not named', 'invitations of people who are not named'],
	'folder around': ['all members of the folder around it', 'all members of the folders around it'],
	'link policy': [
		'links that anybody makes to what is in it',
		'links that anybody makes to what is in the folders',
	],
	editors: ['whomever its editors let in', 'whomever their editors let in'],
	newcomer: ['1 person who cannot open it now', 'people who cannot open it now'],
	'everybody there': ['everybody who has the team space, or the home folder', 'everybody there'],
	'unknown place': [
		'whoever can open its location, which Dropbox does not show',
		'whoever can open its location',
	],
};

/** Kinds and counts, for a message: `2 links for anybody, 1 group`. */
export function describeExposures(exposures: readonly Exposure[]): string {
	const counts = new Map<Exposure, number>();
	for (const exposure of exposures) counts.set(exposure, (counts.get(exposure) ?? 0) + 1);
	return [...counts]
		.map(([exposure, count]) => (count === 1 ? WORDS[exposure][0] : `${count} ${WORDS[exposure][1]}`))
		.join(', ');
}
