import type { Entry, FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import type {
	SentDocument,
	Folders,
	Listings,
	Lookups,
	Relocation,
	Relocations,
	Uploads,
} from '../../../../shared/dropbox/port';
import { isDryRunId, type DryRunState } from './DryRunState';
import { done, outcomeOf, refused, type Outcome, groupBy, inParallel } from '../../../../shared/core/outcome';
import { addressKey, parentPath } from '../../../../shared/domain/paths';
import { findExisting } from '../locate/locateMany';
import type { Clock } from '../../../../shared/http/types';
import { readContent } from '../content/readContent';

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
	new Refusal(
		'not_found',
		'At that point in the run, there would no longer be a file or folder at this path',
		'Enter the new ID or path.',
	);

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
export function nameConflict(existing: Entry): Refusal {
	return existing.kind === 'folder'
		? new Refusal(
				'folder_exists',
				'There is already a folder with this name',
				'Choose another name, or use that folder.',
			)
		: new Refusal(
				'name_taken',
				'There is already a file with this name',
				'Choose another name, or move that file.',
			);
}

const isFile = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.reason === 'name_taken';

const belowFile = (): Refusal =>
	new Refusal(
		'not_a_folder',
		'Part of the path is a file, so there cannot be anything below it',
		'Check the path, or move that file.',
	);

/** Documents that are read, or looked up, at once. */
const AT_ONCE = 4;

/** Says of documents what Dropbox would, were they sent, copied or moved; the planning has seen that they can be. */
export function createDryRunDocuments(
	{ find }: Lookups,
	state: DryRunState,
	clock: Pick<Clock, 'now'>,
): Uploads & Pick<Relocations, 'copyFiles' | 'moveFiles'> {
	const findFile = async (from: string): Promise<FileEntry> => {
		const entry = state.entryWithId(from) ?? (await find(from));
		if (entry.kind === 'file') return entry;
		throw new Refusal('not_a_file', 'This is a folder, not a file', 'Enter the ID or path of a file.');
	};
	const recordRelocations = async (
		relocations: readonly Relocation[],
		idOf: (file: FileEntry) => string | undefined,
	): Promise<Array<Outcome<FileEntry>>> =>
		await inParallel(
			relocations,
			async ({ from, to }) =>
				await outcomeOf(async () => {
					const file = await findFile(from);
					const id = idOf(file);
					if (id !== undefined && file.path !== undefined) state.remove(file.path);
					const rev = id === undefined ? state.createId() : file.rev;
					const copy = state.createEntry<FileEntry>(to, { ...file, rev }, id);
					state.put(to, copy);
					return copy;
				}),
			AT_ONCE,
		);
	return {
		upload: async (documents, settled) =>
			await inParallel(
				documents,
				async (document) => {
					const outcome = await outcomeOf(
						async () => await recordUpload(document, state, new Date(clock.now()).toISOString()),
					);
					settled?.();
					return outcome;
				},
				AT_ONCE,
			),
		copyFiles: async (copies) => await recordRelocations(copies, () => undefined),
		moveFiles: async (moves) => await recordRelocations(moves, ({ id }) => id),
	};
}

/** Read to its end, as for a real upload: what n8n has no more is told, and what comes later is compared with it. */
async function recordUpload({ address, mode, source }: SentDocument, state: DryRunState, time: string) {
	const { size, contentHash } = await readContent(source);
	const times = { clientModified: time, serverModified: time };
	const file = state.createEntry<FileEntry>(
		address,
		{ kind: 'file', rev: state.createId(), size, contentHash, ...times },
		mode.kind === 'update' ? state.idOfRev(mode.rev) : undefined,
	);
	state.put(address, file);
	return { file, calls: 0 };
}
