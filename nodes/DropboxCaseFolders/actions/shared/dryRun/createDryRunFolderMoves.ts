import type { FolderEntry } from '../../../../shared/domain/entry';
import { inParallel, outcomeOf } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Listings, Lookups, Relocations } from '../../../../shared/dropbox/port';
import { findExisting } from '../locate/locateMany';
import { nameConflict } from './createDryRunFiles';
import type { DryRunState } from './DryRunState';

/**
 * Says of folders what Dropbox would, were they moved or renamed. What is in them is not looked for at the new place:
 * who moves folders in a dry run only reads them before.
 */
export const createDryRunFolderMoves = (
	dropbox: Lookups & Listings,
	state: DryRunState,
): Pick<Relocations, 'moveFolders'> => ({
	async moveFolders(moves) {
		const targets = await findExisting(
			moves.map(({ to }) => to),
			dropbox,
		);
		return await inParallel(
			moves,
			async ({ from, to }) =>
				await outcomeOf(async () => {
					const folder = await dropbox.find(from);
					if (folder.kind !== 'folder') throw isFile();
					const there = targets.get(to);
					const entry = there?.ok === true ? there.value : undefined;
					if (entry !== undefined && entry.id !== folder.id) throw nameConflict(entry);
					if (folder.path !== undefined) state.remove(folder.path);
					const moved = state.createEntry<FolderEntry>(to, folder, folder.id);
					state.put(to, moved);
					return moved;
				}),
			AT_ONCE,
		);
	},
});

const isFile = (): Refusal =>
	new Refusal('not_a_folder', 'This is a file, not a folder', 'Enter the ID or path of a folder.');

/** Folders that are looked up at once. */
const AT_ONCE = 4;
