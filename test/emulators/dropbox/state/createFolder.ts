import type { FolderEntry } from './Entry';
import { conflict } from './refusals';
import { renamedFolder } from './names';
import { freeName, makeParents, targetAt } from './target';
import { attach } from './tree';
import type { View } from './View';

/**
 * Makes a folder and the folders on the way to it. An existing folder is a conflict, as is a file,
 * unless autorename finds another name.
 */
export function createFolder(view: View, path: string, options: { autorename: boolean }): FolderEntry {
	const target = targetAt(view, path);
	if (target.existing && !options.autorename) throw conflict(target.existing.kind);
	const name = target.existing
		? freeName(view.state, target, (attempt) => renamedFolder(target.name, String(attempt)))
		: target.name;
	const folder = view.state.newFolder(name);
	attach(view.state, folder, makeParents(view, target));
	return folder;
}
