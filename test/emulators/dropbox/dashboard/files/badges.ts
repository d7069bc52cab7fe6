import type { Badge } from '../../../core/dashboard/files/Files';
import { destinationOf, fileRequestsOf } from '../../fileRequests/FileRequest';
import { effectiveAudience } from '../../sharing/effectiveAudience';
import { allFileSharings } from '../../sharing/FileSharing';
import { isLive, linksOf, type Audience, type SharedLink } from '../../sharing/SharedLink';
import type { DropboxState } from '../../state/DropboxState';
import type { Entry } from '../../state/Entry';
import type { NamespaceKind } from '../../state/Namespace';
import { propertyGroupsOf } from '../../state/properties';
import { holderOf } from '../../state/tree';

export type BadgesOf = (entry: Entry) => Badge[];

/** Whoever marks a folder does it when it is new: the mark is among the first things in it. */
const MOST_LOOKED_THROUGH = 50;

const MOUNTED: Partial<Record<NamespaceKind, Badge>> = {
	home: { text: 'Personal', tone: 'gray' },
	team_folder: { text: 'Team folder', tone: 'blue' },
	shared_folder: { text: 'Shared', tone: 'blue' },
};

/** Who a link lets in, in words. */
export const AUDIENCES: Record<Audience, string> = {
	public: 'anyone',
	team: 'team',
	members: 'members',
	no_one: 'no one else',
};

/** Looks at the links and requests once, and then tells of each file or folder what is special about it. */
export function createBadges(state: DropboxState): BadgesOf {
	const links = new Map<number, SharedLink>();
	for (const link of linksOf(state).values()) if (isLive(state, link)) links.set(link.entry, link);
	const asked = new Set<Entry | undefined>();
	for (const request of fileRequestsOf(state).values()) {
		if (request.isOpen) asked.add(destinationOf(state, request));
	}
	return (entry) => {
		const badges: Badge[] = [...markBadges(entry), ...shareBadges(state, entry)];
		const link = numbersOf(entry)
			.map((number) => links.get(number))
			.find((each) => each !== undefined);
		if (link)
			badges.push({ text: `Link: ${AUDIENCES[effectiveAudience(state, link, entry)]}`, tone: 'amber' });
		if (asked.has(entry)) badges.push({ text: 'File request', tone: 'amber' });
		if (propertyGroupsOf(state, entry).length > 0) badges.push({ text: 'Properties', tone: 'gray' });
		return badges;
	};
}

/** By which a file or folder is known, also where it is only a mount point. */
export const numbersOf = (entry: Entry): number[] =>
	entry.kind === 'folder' && entry.mounted
		? [entry.number, entry.mounted.root.number, entry.mounted.folderNumber]
		: [entry.number];

/** Files by which case folders are recognized. */
const isMark = (name: string): boolean => /^casemarker .*[0-9a-f]{16}\.json$/.test(name);

function markBadges(entry: Entry): Badge[] {
	if (entry.kind === 'file') return isMark(entry.name) ? [{ text: 'Case marker', tone: 'green' }] : [];
	let looked = 0;
	for (const { kind, name } of holderOf(entry).children) {
		if (kind === 'file' && isMark(name)) return [{ text: 'Case folder', tone: 'green' }];
		if ((looked += 1) === MOST_LOOKED_THROUGH) break;
	}
	return [];
}

function shareBadges(state: DropboxState, entry: Entry): Badge[] {
	if (entry.kind === 'folder') {
		const badge = entry.mounted && MOUNTED[entry.mounted.kind];
		return badge ? [badge] : [];
	}
	const sharing = allFileSharings(state).get(entry.number);
	const isShared = sharing !== undefined && sharing.members.size + sharing.invitees.size > 0;
	return isShared ? [{ text: 'Shared', tone: 'blue' }] : [];
}
