import type { DropboxState } from './DropboxState';
import { FileEntry, type FolderEntry } from './Entry';
import type { Namespace } from './Namespace';
import { newRevision } from './revisions';
import { attach, holderOf, isTaken } from './tree';

/** Contents of a seeded file: bytes, text, or just so many zero bytes, which take no room on disk. */
export type SeededContents = Buffer | string | number;

/** Makes a folder and those above it, or returns the one that is there. No rights are asked for. */
export function seedFolder(state: DropboxState, namespace: Namespace, path: string): FolderEntry {
	let folder = namespace.root;
	for (const name of path.split('/').filter(Boolean)) folder = folderIn(state, folder, name);
	return folder;
}

/** Makes a file and the folders above it. Throws when something has its name: a slip of the test. */
export function seedFile(
	state: DropboxState,
	namespace: Namespace,
	path: string,
	contents: SeededContents,
): FileEntry {
	const cut = path.lastIndexOf('/');
	const folder = seedFolder(state, namespace, path.slice(0, cut));
	if (isTaken(state, folder, path.slice(cut + 1))) throw new Error(`there is something at ${path}`);
	return fileIn(state, namespace, folder, path.slice(cut + 1), contents);
}

/** A new file in a folder that has none of that name. */
export function fileIn(
	state: DropboxState,
	namespace: Namespace,
	folder: FolderEntry,
	name: string,
	contents: SeededContents,
): FileEntry {
	const blob =
		typeof contents === 'number'
			? state.contents.ofSize(contents)
			: state.contents.put(Buffer.from(contents));
	const fileNumber = state.entries.length;
	const file = new FileEntry(
		fileNumber,
		name,
		state.keyOf(name),
		newRevision(state, { fileNumber, blob, clientModified: undefined }),
	);
	state.entries.push(file);
	namespace.usedBytes += blob.size;
	attach(state, file, folder);
	return file;
}

/** The folder of that name in another one, made if it is missing. */
export function folderIn(state: DropboxState, parent: FolderEntry, name: string): FolderEntry {
	const child = holderOf(parent).children.get(state.keyOf(name));
	if (child?.kind === 'file') throw new Error(`there is a file at ${name}`);
	if (child) return child;
	const folder = state.newFolder(name);
	attach(state, folder, parent);
	return folder;
}
