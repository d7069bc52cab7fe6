import type { Clock } from '../../http/types';
import type { FolderEntry } from '../../domain/entry';
import { done, refused, type Outcome } from '../../core/outcome';
import { pathKey } from '../../domain/paths';
import { Refusal } from '../../core/Refusal';
import type { Folders } from '../port';
import { ApiError, isWriteContention, type Api } from '../client/Api';
import { folderOf } from './entryOf';
import { createFolderBatch, type FolderBatchEntry } from './createFolderBatch';
import { isJobLost } from '../client/waitForJob';
import { toRefusal, refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import { withRetry } from '../../http/retry';

/** CreateFolderBatchArg.paths takes no more. */
const LARGEST_BATCH = 10_000;

/** How often a batch whose job the service lost is launched again; it then finds what the job had made. */
const RELAUNCHES = 3;

export const createFoldersPort = (api: Api, clock: Clock): Folders => ({
	async createFolders(paths) {
		const distinct = [...new Map(paths.map((path) => [pathKey(path), path])).values()];
		const outcomes = new Map<string, Outcome<FolderEntry>>();
		for (let start = 0; start < distinct.length; start += LARGEST_BATCH) {
			const batch = distinct.slice(start, start + LARGEST_BATCH);
			for (const [path, outcome] of await createBatchWithRetry(api, clock, batch)) {
				outcomes.set(pathKey(path), outcome);
			}
		}
		return paths.map((path) => outcomes.get(pathKey(path)) ?? refused(unexpectedResponse('missing entry')));
	},
});

/**
 * The outcomes of one batch by path. Entries that met another writer's lock are asked for again, for as long as
 * there is patience; what is in the way of that is refused to them alone, not to those that are done.
 */
async function createBatchWithRetry(
	api: Api,
	clock: Clock,
	paths: readonly string[],
): Promise<Map<string, Outcome<FolderEntry>>> {
	const outcomes = new Map<string, Outcome<FolderEntry>>();
	let wanted = paths;
	let relaunches = 0;
	const passes = (thrown: unknown) =>
		thrown instanceof WriteContention || (isJobLost(thrown) && relaunches++ < RELAUNCHES);
	await withRetry(clock, passes, async () => {
		const entries = await createFolderBatch(api, clock, wanted);
		wanted.forEach((path, index) => outcomes.set(path, folderOutcome(entries[index])));
		wanted = wanted.filter((_, index) => isContended(entries[index]));
		if (wanted.length > 0) throw new WriteContention();
	}).catch((thrown: unknown) => {
		// Out of patience: the outcomes say which paths had no turn.
		if (thrown instanceof WriteContention) return;
		const refusal = toRefusal(thrown);
		if (!(refusal instanceof Refusal)) throw refusal;
		wanted.forEach((path) => outcomes.set(path, refused(refusal)));
	});
	return outcomes;
}

/** Some entries of a batch met another writer's lock. */
class WriteContention extends Error {}

const isContended = (entry: FolderBatchEntry): boolean =>
	entry?.['.tag'] === 'failure' && isWriteContention(new ApiError(409, entry.failure, '', undefined));

function folderOutcome(entry: FolderBatchEntry): Outcome<FolderEntry> {
	if (entry?.['.tag'] === 'success') return done(folderOf(entry.metadata));
	const refusal = entry?.['.tag'] === 'failure' ? refusalOfTag(entry.failure) : undefined;
	return refused(refusal ?? unexpectedResponse('an unknown batch entry'));
}
