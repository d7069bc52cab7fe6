import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import type { Folders, Listings, Lookups, Relocations } from '../../../../shared/dropbox/port';
import { isDryRunId, type DryRunState } from './DryRunState';
import { done, outcomeOf, refused, type Outcome, groupBy, inParallel } from '../../../../shared/core/outcome';
import { addressKey, parentPath } from '../../../../shared/domain/paths';
import { findExisting } from '../locate/locateMany';

/** Reads Dropbox as it would be after all that a dry run pretends to have done. What it looked up it knows. */
export const createDryRunReader = ({ find, list }: Lookups & Listings, state: DryRunState) => {
	const looked = new Map<string, Promise<Entry>>();
	const lookUp = async (address: string): Promise<Entry> => {
		const entry = looked.get(address) ?? find(address);
		looked.set(address, entry);
		state.see(await entry);
		return await entry;
	};
	return {
		async find(address) {
			const known = isDryRunId(address) ? state.entryWithId(address) : state.at(address);
			if (known === 'gone') throw nothingThere();
			return known ?? (await lookUp(address));
		},

		async *list(address, depth, pageSize) {
			const { entries, isHidden } = state.changesBelow(address, depth);
			if (entries.length > 0) yield entries;
			if (state.isNew(address)) return;
			try {
				for await (const page of list(address, depth, pageSize)) {
					if (depth === 'one level') page.forEach((entry) => state.see(entry));
					yield page.filter((entry) => !isHidden(entry));
				}
			} catch (thrown) {
				rethrowUnlessFilled(thrown, entries.length > 0);
			}
		},
	} satisfies Lookups & Listings;
};

/** A folder that documents were put into is there, for a dry run, although nobody created it. */
function rethrowUnlessFilled(thrown: unknown, isFilled: boolean): void {
	if (!isAbsent(thrown) || !isFilled) throw thrown;
}

const nothingThere = (): Refusal =>
	new Refusal('not_found', 'There would be nothing at this place any more', 'Give the new ID or path.');

/** Says of folders what Dropbox would, were they created: those of one depth together, parents first. */
export const createDryRunFolders = (dropbox: Lookups & Listings, state: DryRunState): Folders => ({
	async createFolders(paths) {
		const outcomes = new Map<string, Outcome<FolderEntry>>();
		const above = (path: string) => outcomes.get(addressKey(parentPath(path)));
		// Of several spellings of one path the last counts, as when they are created.
		const distinct = [...new Map(paths.map((path) => [addressKey(path), path])).values()];
		for (const level of levelsOf(distinct)) {
			const old = level.filter((path) => above(path)?.ok !== true && !state.isNew(parentPath(path)));
			const existing = await findExisting(old, dropbox);
			for (const path of level) {
				const place = addressKey(path);
				const found = isFile(above(path)) ? refused(belowFile()) : (existing.get(path) ?? done(undefined));
				outcomes.set(place, recordFolder(path, found, state));
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
	existing: Outcome<Entry | undefined>,
	state: DryRunState,
): Outcome<FolderEntry> {
	if (!existing.ok) return existing;
	if (existing.value !== undefined) return refused(nameConflict(existing.value));
	const none = { ownNamespaceId: undefined, parentNamespaceId: undefined };
	const folder = state.createEntry<FolderEntry>(path, { kind: 'folder', ...none });
	state.put(path, folder);
	return done(folder);
}

/** What a folder or document that is to be made meets. */
function nameConflict(existing: Entry): Refusal {
	return existing.kind === 'folder'
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
					if (folder.kind !== 'folder') throw belowFile();
					const there = targets.get(to);
					const entry = there?.ok === true ? there.value : undefined;
					if (entry !== undefined && entry.id !== folder.id) throw nameConflict(entry);
					if (folder.path !== undefined) state.remove(folder.path);
					const moved = state.createEntry<FolderEntry>(to, folder, folder.id);
					state.put(to, moved);
					return moved;
				}),
		);
	},
});
