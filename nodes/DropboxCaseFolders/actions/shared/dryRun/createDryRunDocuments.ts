import type { FileEntry } from '../../../../shared/domain/entry';
import { Refusal } from '../../../../shared/core/Refusal';
import type {
	SentDocument,
	Lookups,
	Relocation,
	Relocations,
	Uploads,
} from '../../../../shared/dropbox/port';
import { type DryRunState } from './DryRunState';
import { outcomeOf, type Outcome, inParallel } from '../../../../shared/core/outcome';
import type { Clock } from '../../../../shared/http/types';
import { readContent } from '../content/readContent';

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
		throw new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.');
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
