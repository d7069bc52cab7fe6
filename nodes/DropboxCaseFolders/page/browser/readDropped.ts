import type { Chosen } from './uploads';

/** What was dropped, with what cannot be sent. */
export interface Dropped {
	chosen: Chosen[];
	emptyFolders: string[];
	unreadable: string[];
	/** Folders that have to be dropped one by one. */
	severalFolders: string[];
	/** Files that the computer put there for itself. */
	systemFiles: number;
}

const SYSTEM = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);

const nothing = (): Dropped => ({
	...{ chosen: [], emptyFolders: [], unreadable: [], severalFolders: [], systemFiles: 0 },
});

/**
 * Files and whole folders that were dropped. The list of a drop is gone as soon as its event is over, so its entries are
 * taken before anything is waited for.
 */
export async function readDropped(transfer: DataTransfer): Promise<Dropped> {
	const items = [...transfer.items].filter(({ kind }) => kind === 'file');
	const entries = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
	const dropped = nothing();
	if (items.length === 0) dropped.chosen.push(...[...transfer.files].map((file) => ({ file, path: '' })));
	for (const { entry, file } of entries) {
		if (entry?.isDirectory === true && hidesFolders()) dropped.severalFolders.push(entry.name);
		else if (entry?.isDirectory === true) await readFolder(entry as FileSystemDirectoryEntry, '', dropped);
		else if (file !== null) dropped.chosen.push({ file, path: '' });
	}
	return dropped;
}

/** What was chosen by a button; of a folder, with the folders in it. */
export function readChosen(files: Iterable<File>): Dropped {
	const dropped = nothing();
	for (const file of files) {
		const path = (file.webkitRelativePath ?? '').split('/').slice(0, -1).join('/');
		if (path !== '' && SYSTEM.has(file.name.toLowerCase())) dropped.systemFiles++;
		else dropped.chosen.push({ file, path });
	}
	return dropped;
}

async function readFolder(folder: FileSystemDirectoryEntry, above: string, dropped: Dropped): Promise<void> {
	const path = above === '' ? folder.name : `${above}/${folder.name}`;
	let entries: FileSystemEntry[];
	try {
		entries = await entriesOf(folder);
	} catch {
		dropped.unreadable.push(path);
		return;
	}
	if (entries.length === 0) dropped.emptyFolders.push(path);
	for (const entry of entries) {
		if (entry.isDirectory) await readFolder(entry as FileSystemDirectoryEntry, path, dropped);
		else if (SYSTEM.has(entry.name.toLowerCase())) dropped.systemFiles++;
		else await readFile(entry as FileSystemFileEntry, path, dropped);
	}
}

async function readFile(entry: FileSystemFileEntry, path: string, dropped: Dropped): Promise<void> {
	try {
		const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
		dropped.chosen.push({ file, path });
	} catch {
		dropped.unreadable.push(`${path}/${entry.name}`);
	}
}

/** A browser hands over a hundred at a time, until there are none left. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const all: FileSystemEntry[] = [];
	for (;;) {
		const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject),
		);
		if (some.length === 0) return all;
		all.push(...some);
	}
}

/** Whether a script may not look into folders that are dropped: in Chromium, where the page has no origin. */
export const hidesFolders = (): boolean => window.origin === 'null' && 'webkitRequestFileSystem' in window;
