import { done, inParallel, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { describeExposures, exposuresOfLinks } from '../../../../shared/domain/privilege/exposures';
import type { SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { CaseMembers } from './SetMembersRequest';

/**
 * Looks once more at all links of the account, by one listing however many folders there are, and removes those by
 * which others can open a case folder or what is in it. Where the folder's policy keeps a link to the members, as it
 * should, the link stays: people have it in their mail and notes.
 */
export async function removeOpenLinks(
	all: readonly CaseMembers[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseMembers>>> {
	if (all.length === 0) return [];
	const listed = await outcomeOf(async () => await dropbox.linksBelow(''));
	if (!listed.ok) return all.map(() => listed);
	const open = all.map((set) => openLinksOf(set, listed.value));
	const removable = new Map(all.flatMap((set, index) => removableOf(set, open[index] ?? [])));
	if (removable.size === 0) return all.map((set, index) => verdict(set, open[index] ?? [], 0));
	await inParallel(
		[...removable.keys()],
		async (url) => await outcomeOf(async () => await dropbox.revokeLink(url)),
	);
	const left = await outcomeOf(async () => await dropbox.linksBelow(''));
	return all.map((set, index) => {
		const before = open[index] ?? [];
		if (before.length === 0 || !left.ok) return before.length === 0 ? done(set) : (left as Outcome<never>);
		const now = openLinksOf(set, left.value);
		return verdict(set, now, before.length - now.length);
	});
}

function verdict(set: CaseMembers, open: readonly SharedLink[], removed: number): Outcome<CaseMembers> {
	if (open.length > 0) return refused(openLinksRefusal(open));
	return done(removed === 0 ? set : { ...set, linksRemovedLater: removed, status: 'set' });
}

/** Those that let in others. What is in a shared folder inside the case folder is that one's affair. */
function openLinksOf(
	{ restricted: { folder }, nested }: CaseMembers,
	links: readonly SharedLink[],
): SharedLink[] {
	const top = folder.pathLower ?? '';
	const tops = nested.map(({ pathLower = '' }) => pathLower);
	return links.filter(({ audience, pathLower }) => {
		if (pathLower === undefined || audience === 'nobody') return false;
		if (isInside(top, pathLower)) return true;
		const isOpen = audience !== 'members' && (pathLower === top || isInside(pathLower, top));
		return isOpen && !tops.some((each) => each === pathLower || isInside(pathLower, each));
	});
}

const isInside = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** Links to folders above go only where that is wished. */
const removableOf = (
	{ restricted: { folder, restriction } }: CaseMembers,
	links: readonly SharedLink[],
): Array<[url: string, link: SharedLink]> =>
	links
		.filter(({ mayRevoke, pathLower = '' }) => {
			const isAbove = isInside(folder.pathLower ?? '', pathLower);
			return mayRevoke && (!isAbove || restriction.outerLinks === 'remove');
		})
		.map((link) => [link.url, link]);

const openLinksRefusal = (links: readonly SharedLink[]): Refusal =>
	new Refusal(
		'still_exposed',
		`People you did not name can open documents in the case folder through ${describeExposures(exposuresOfLinks(links, new Set()))}`,
		'Run Audit Permissions to list these links, remove them in Dropbox, then run this again.',
	);
