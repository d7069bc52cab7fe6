import { collectPages } from './collectPages';
import type { CycleDependencies } from './Dependencies';
import { isSince } from './decide';
import { folderMark } from './decideFolder';
import { markOf } from './decideMatter';
import type { Memory, ModelMemory } from './Memory';
import type { ClioEvent } from './Watch';

/** Records that one poll reads of it: thirty calls. What is left is read by the polls after it. */
const AT_ONCE = 6000;

/** Events for which it has to be known how a matter was before. */
const TRANSITIONS: readonly ClioEvent[] = [
	...(['matterOpened', 'matterReopened', 'matterPended', 'matterClosed', 'matterStageChanged'] as const),
];

/**
 * Reads how things stand when the watch begins: which matters are open or pending, and how folders are called. Matters
 * that it does not list were closed.
 */
export async function readBaseline(
	memory: Memory,
	events: readonly ClioEvent[],
	clio: CycleDependencies,
): Promise<void> {
	const { matter, folder } = Object.fromEntries(memory.models);
	if (matter !== undefined && !memory.hasBaseline('matter')) {
		const needed = events.some((event) => TRANSITIONS.includes(event));
		const listing = clio.listMatters({ status: ['open', 'pending'] }, optionsOf(matter.baseline));
		const { records, next } = needed ? await collectPages(listing) : { records: [], next: undefined };
		for (const record of records)
			if (isUnheardOf(record, matter)) matter.known.set(record.id, markOf(record));
		// Where nothing of it was read, nothing is known for certain.
		if (needed) memory.advanceBaseline('matter', next);
	}
	if (folder !== undefined && !memory.hasBaseline('folder')) {
		const { records, next } = await collectPages(clio.listFolders({}, optionsOf(folder.baseline)));
		for (const record of records)
			if (isUnheardOf(record, folder)) folder.known.set(record.id, folderMark(record));
		memory.advanceBaseline('folder', next);
	}
}

/** What was made since the watch began is new, and to be told as that. */
const isUnheardOf = ({ id, createdAt }: { id: number; createdAt: string }, { known, from }: ModelMemory) =>
	known.get(id) === undefined && !isSince(createdAt, from);

const optionsOf = (baseline: string) => ({ limit: AT_ONCE, from: baseline === '' ? undefined : baseline });
