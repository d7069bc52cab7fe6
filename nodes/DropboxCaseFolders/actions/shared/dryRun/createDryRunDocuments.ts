import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Clock } from '../../../../shared/http/types';
import type {
	SentDocument,
	Lookups,
	Relocation,
	Relocations,
	Uploads,
} from '../../../../shared/dropbox/port';
import { readContent } from '../content/readContent';
import type { DryRunState } from './DryRunState';

/** Documents that are read, or looked up, at once. */
const AT_ONCE = 4;

/** Says of documents what Dropbox would, were they sent, copied or moved; the planning has seen that they can be. */
export function createDryRunDocuments(
	{ find }: Lookups,
	pretence: DryRunState,
	clock: Pick<Clock, 'now'>,
): Uploads & Pick<Relocations, 'copyFiles' | 'moveFiles'> {
	const original = async (from: string): Promise<FileEntry> => {
		const entry = pretence.entryWithId(from) ?? (await find(from));
		if (entry.kind === 'file') return entry;
		throw new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.');
	};
	const relocated = async (
		relocations: readonly Relocation[],
		idOf: (file: FileEntry) => string | undefined,
	): Promise<Array<Outcome<FileEntry>>> =>
		await inParallel(
			relocations,
			AT_ONCE,
			async ({ from, to }) =>
				await outcomeOf(async () => {
					const file = await original(from);
					const id = idOf(file);
					if (id !== undefined && file.path !== undefined) pretence.remove(file.path);
					const rev = id === undefined ? pretence.createId() : file.rev;
					const copy = pretence.createEntry<FileEntry>(to, { ...file, rev }, id);
					pretence.put(to, copy);
					return copy;
				}),
		);
	return {
		upload: async (documents, settled) =>
			await inParallel(documents, AT_ONCE, async (document) => {
				const outcome = await outcomeOf(
					async () => await recordUpload(document, pretence, new Date(clock.now()).toISOString()),
				);
				settled?.();
				return outcome;
			}),
		copyFiles: async (copies) => await relocated(copies, () => undefined),
		moveFiles: async (moves) => await relocated(moves, ({ id }) => id),
	};
}

/** Read to its end, as for a real upload: what n8n has no more is told, and what comes later is compared with it. */
async function recordUpload({ address, mode, source }: SentDocument, pretence: DryRunState, time: string) {
	const { size, contentHash } = await readContent(source);
	const times = { clientModified: time, serverModified: time };
	const file = pretence.createEntry<FileEntry>(
		address,
		{ kind: 'file', rev: pretence.createId(), size, contentHash, ...times },
		mode.kind === 'update' ? pretence.idOfRev(mode.rev) : undefined,
	);
	pretence.put(address, file);
	return { file, calls: 0 };
}
