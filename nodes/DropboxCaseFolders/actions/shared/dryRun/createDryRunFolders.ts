import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { groupBy } from '../../../../shared/core/groupBy';
import { addressKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Folders, Listings, Lookups } from '../../../../shared/dropbox/port';
import type { DryRunState } from './DryRunState';
import { findExisting } from '../locate/locateMany';

/** Says of folders what Dropbox would, were they created: those of one depth together, parents first. */
export const createDryRunFolders = (dropbox: Lookups & Listings, pretence: DryRunState): Folders => ({
	async createFolders(paths) {
		const outcomes = new Map<string, Outcome<FolderEntry>>();
		const above = (path: string) => outcomes.get(addressKey(parentPath(path)));
		// Of several spellings of one path the last counts, as when they are created.
		const distinct = [...new Map(paths.map((path) => [addressKey(path), path])).values()];
		for (const level of levelsOf(distinct)) {
			const old = level.filter((path) => above(path)?.ok !== true && !pretence.isNew(parentPath(path)));
			const standing = await findExisting(old, dropbox);
			for (const path of level) {
				const place = addressKey(path);
				const found = isFile(above(path)) ? refused(belowFile()) : (standing.get(path) ?? done(undefined));
				outcomes.set(place, recordFolder(path, found, pretence));
			}
		}
		return paths.map((path) => outcomes.get(addressKey(path)) as Outcome<FolderEntry>);
	},
});

/** Paths by how deep they lie, the shallowest first. */
function levelsOf(paths: readonly string[]): string[][] {
	const levels = groupBy(paths, (path) => path.split('/').length);
	return [...levels].sort(([one], [other]) => one - other).map(([, level]) => level);
}

function recordFolder(
	path: string,
	standing: Outcome<Entry | undefined>,
	pretence: DryRunState,
): Outcome<FolderEntry> {
	if (!standing.ok) return standing;
	if (standing.value !== undefined) return refused(nameConflict(standing.value));
	const none = { ownNamespaceId: undefined, parentNamespaceId: undefined };
	const folder = pretence.createEntry<FolderEntry>(path, { kind: 'folder', ...none });
	pretence.put(path, folder);
	return done(folder);
}

/** What a folder or document that is to be made meets. */
function nameConflict(standing: Entry): Refusal {
	return standing.kind === 'folder'
		? new Refusal(
				'folder_exists',
				'A folder of this name is there already',
				'Choose another name, or use that folder.',
			)
		: new Refusal(
				'name_taken',
				'A file of this name is there already',
				'Choose another name, or move that file away.',
			);
}

const isFile = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.reason === 'name_taken';

const belowFile = (): Refusal =>
	new Refusal(
		'not_a_folder',
		'A part of the path is a file, so nothing can lie below it',
		'Check the path, or move that file away.',
	);
