import type { FileEntry, Entry, FolderEntry } from './caseContents';

export interface Order {
	by: 'name' | 'changed';
	direction: 'up' | 'down';
}

/** Folders first, by name; then documents as asked for. `2.pdf` stands before `10.pdf`. */
export function sortEntries(entries: readonly Entry[], { by, direction }: Order, locale: string): Entry[] {
	const { compare } = new Intl.Collator(locale, { numeric: true });
	const sign = direction === 'up' ? 1 : -1;
	const byName = (one: Entry, other: Entry) => compare(one.name, other.name);
	const folders = entries.filter((entry): entry is FolderEntry => entry.type === 'folder');
	const documents = entries.filter((entry): entry is FileEntry => entry.type === 'file');
	folders.sort((one, other) => (by === 'name' ? sign : 1) * byName(one, other));
	if (by === 'name') documents.sort((one, other) => sign * byName(one, other));
	else {
		const moment = ({ modified }: FileEntry) => Date.parse(modified) || 0;
		documents.sort((one, other) => sign * (moment(one) - moment(other)) || byName(one, other));
	}
	return [...folders, ...documents];
}

/** Without capitals and accents: `peticion` finds `Petición`. */
export const searchable = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What is shown of a search: what matches, with the folders that lead there. */
export interface Found {
	shown: ReadonlySet<Entry>;
	/** Folders that are opened for it. */
	opened: ReadonlySet<Entry>;
	matches: number;
}

export function findEntries(entries: readonly Entry[], query: string): Found {
	const wanted = searchable(query.trim());
	const shown = new Set<Entry>();
	const opened = new Set<Entry>();
	let matches = 0;
	const visit = (list: readonly Entry[], isWithin: boolean): boolean => {
		let hasMatch = false;
		for (const entry of list) {
			const isMatch = searchable(entry.name).includes(wanted);
			if (isMatch) matches++;
			const below = entry.type === 'folder' && visit(entry.children, isWithin || isMatch);
			if (below) opened.add(entry);
			if (isMatch || below || isWithin) shown.add(entry);
			hasMatch ||= isMatch || below;
		}
		return hasMatch;
	};
	visit(entries, false);
	return { shown, opened, matches };
}
