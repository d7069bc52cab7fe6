import type { DropboxState } from './DropboxState';
import type { Namespace } from './Namespace';
import { fileIn, folderIn, seedFolder } from './seed';

const FOLDERS = ['Correspondence', 'Pleadings', 'Evidence'];
const FILES_PER_FOLDER = 6;
/** Few sizes, so that a million files need few hashes. */
const SIZES = [0, 1_200, 48_000, 250_000, 1_900_000];

/**
 * Fills a folder with case folders until so many entries were made: each case has three subfolders
 * with six files, 22 entries in all. The same number always gives the same tree.
 */
export function seedTree(state: DropboxState, namespace: Namespace, path: string, entries: number): void {
	const top = seedFolder(state, namespace, path);
	let made = 0;
	for (let number = 1; made < entries; number++) {
		const folder = folderIn(state, top, `26-${String(number).padStart(6, '0')} Sample`);
		made++;
		for (const name of FOLDERS) {
			if (made++ >= entries) return;
			const subfolder = folderIn(state, folder, name);
			for (let file = 1; file <= FILES_PER_FOLDER; file++) {
				if (made++ >= entries) return;
				fileIn(
					state,
					namespace,
					subfolder,
					`${name} ${file}.pdf`,
					SIZES[(number + file) % SIZES.length] ?? 0,
				);
			}
		}
	}
}
