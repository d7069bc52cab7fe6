import { pathKey } from '../paths';
import type { Exposure } from './exposures';
import type { FolderMember, SharedFolder } from './sharing';

/** The shared folders that something lies in, from the innermost outwards, as far as Dropbox tells of them. */
export interface EnclosingFolders {
	folders: readonly SharedFolder[];
	/**
	 * What is around the last of them: `nothing`; `space`, which is the team's space or somebody's home, and no shared
	 * folder; `unknown` where Dropbox does not let it be read.
	 */
	beyond: 'nothing' | 'space' | 'unknown';
}

const FROM_NARROW_TO_WIDE = ['members', 'team', 'anybody'] as const;

/**
 * Whether what lies in it is kept from people who have a folder around it: one of its folders does not inherit, or
 * keeps links narrower than the one that it lies in. What cannot be read is taken to be so. Team folders inherit from
 * nothing by nature.
 */
export const isRestricted = ({ folders, beyond }: EnclosingFolders): boolean =>
	beyond === 'unknown' || folders.some((folder, index) => isKeptApart(folder, folders[index + 1]));

/**
 * The same for people who have a folder around it: only what lies between counts.
 * @param namespaceId that the folder is, or lies in; undefined where that is somebody's home
 */
export function isRestrictedWithin(
	{ folders, beyond }: EnclosingFolders,
	namespaceId: string | undefined,
): boolean {
	const end = folders.findIndex((folder) => folder.namespaceId === namespaceId);
	const between = end === -1 ? folders : folders.slice(0, end);
	return (
		(end === -1 && beyond === 'unknown') ||
		between.some((folder, index) => isKeptApart(folder, folders[index + 1]))
	);
}

const isKeptApart = (folder: SharedFolder, around: SharedFolder | undefined): boolean =>
	!folder.isTeamFolder &&
	(!folder.inherits || (around !== undefined && widthOf([folder]) < widthOf([around])));

/**
 * The namespaces whose members can open what lies in it: up to the first that does not inherit. Undefined where
 * these are not all, so that it is not known who else can.
 */
export function namespacesOfMembers({ folders, beyond }: EnclosingFolders): string[] | undefined {
	const last = folders.findIndex(({ inherits, isTeamFolder }) => !inherits || isTeamFolder);
	if (last === -1 && (folders.length === 0 || beyond !== 'nothing')) return undefined;
	const reached = last === -1 ? folders : folders.slice(0, last + 1);
	return reached.map(({ namespaceId }) => namespaceId);
}

/** What lets more links work at the new place, whoever makes them: others' links are not told to an account. */
export function exposuresOfPolicies(from: EnclosingFolders, to: EnclosingFolders): Exposure[] {
	const known = new Set(from.folders.map(({ namespaceId }) => namespaceId));
	const links = to.folders.filter(
		({ namespaceId, ownLink }) =>
			!known.has(namespaceId) && ownLink !== undefined && ownLink !== 'nobody' && ownLink !== 'members',
	);
	// A folder that cannot be read may keep links to its members.
	const before = from.beyond === 'unknown' ? 0 : widthOf(from.folders);
	const isWider = widthOf(to.folders) > before;
	return [...(isWider ? (['link policy'] as const) : []), ...links.map(() => 'folder link' as const)];
}

/**
 * Who can open the new place and not the old one. Groups always count: who is in one is decided elsewhere, and changes.
 * @param from undefined where it is not known who they are, `to` likewise
 * @param accountId of the account that is acted as, which has what it moves
 */
export function exposuresOfNewcomers(
	from: readonly FolderMember[] | undefined,
	to: readonly FolderMember[] | undefined,
	accountId: string,
): Exposure[] {
	if (to === undefined) return ['everybody there'];
	const people = (from ?? []).filter(({ kind }) => kind !== 'group');
	const ids = new Set([accountId, ...people.flatMap(({ id }) => id ?? [])]);
	const addresses = new Set(people.map(({ who }) => pathKey(who)));
	return to.flatMap((member): Exposure[] => {
		if (member.kind === 'group') return ['group'];
		const hasIt = (member.id !== undefined && ids.has(member.id)) || addresses.has(pathKey(member.who));
		if (hasIt) return [];
		return [member.kind === 'invited' ? 'invitation' : 'newcomer'];
	});
}

/** How far links reach that are made inside all of these folders: the narrowest decides. What is not said is wide. */
function widthOf(folders: readonly SharedFolder[]): number {
	const widths = folders.map(({ linkPolicy }) => {
		const width = FROM_NARROW_TO_WIDE.findIndex((policy) => policy === linkPolicy);
		return width === -1 ? FROM_NARROW_TO_WIDE.length - 1 : width;
	});
	return Math.min(FROM_NARROW_TO_WIDE.length - 1, ...widths);
}
