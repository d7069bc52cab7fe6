/** What the server tells of the case; see `open`. */
export interface Contents {
	folder: { folderId: string; name: string; url: string | null };
	canAdd: boolean;
	isClosed: boolean;
	includesPrivileged: boolean;
	person: string | null;
	expires: string;
	version: string;
	isCut: boolean;
	documentsIn: string | null;
	children: Entry[];
}

export interface FolderEntry {
	type: 'folder';
	folderId: string | null;
	name: string;
	url: string | null;
	children: Entry[];
}

export interface FileEntry {
	type: 'file';
	fileId: string;
	name: string;
	url: string | null;
	size: number;
	modified: string;
}

export type Entry = FolderEntry | FileEntry;

/** Whether an answer can be shown at all: a workflow may have been changed by somebody. */
export const isContents = ({ folder, children }: Partial<Contents>): boolean =>
	typeof folder?.name === 'string' && areEntries(children);

const areEntries = (entries: unknown): boolean =>
	Array.isArray(entries) && (entries as Array<Partial<Entry> | null>).every(isEntry);

function isEntry(entry: Partial<Entry> | null): boolean {
	if (typeof entry?.name !== 'string') return false;
	if (entry.type === 'folder') return areEntries(entry.children);
	return entry.type === 'file' && typeof entry.size === 'number';
}

/** Where files are saved: in a folder of the case, in a folder of theirs below it. */
export interface Target {
	/** `null` for the case folder. */
	folderId: string | null;
	/** What the reader calls it; `''` for the case folder. */
	label: string;
}

export interface Totals {
	documents: number;
	folders: number;
	bytes: number;
}

export function totalsOf(entries: readonly Entry[]): Totals {
	const totals = { documents: 0, folders: 0, bytes: 0 };
	eachEntry(entries, (entry) => {
		if (entry.type === 'folder') totals.folders++;
		else {
			totals.documents++;
			totals.bytes += entry.size;
		}
	});
	return totals;
}

/** Goes over all entries, those of a folder right behind it. `trail`: the names of the folders around it. */
export function eachEntry(
	entries: readonly Entry[],
	visit: (entry: Entry, trail: readonly string[]) => void,
	trail: readonly string[] = [],
): void {
	for (const entry of entries) {
		visit(entry, trail);
		if (entry.type === 'folder') eachEntry(entry.children, visit, [...trail, entry.name]);
	}
}

/** By what an entry is known again after it was looked at anew. */
export const keyOf = (entry: Entry, trail: readonly string[]): string =>
	(entry.type === 'folder' ? entry.folderId : entry.fileId) ?? `path:${[...trail, entry.name].join('/')}`;
