import type { FolderEntry } from '../domain/entry';
import { done, refused, type Outcome } from '../domain/outcome';
import { comparable } from '../domain/paths';
import { Refusal } from '../domain/Refusal';
import type { Clock, Folders } from '../ports';
import { ApiError, type Api } from './Api';
import { folderOf } from './entries';
import { inParts, type BatchEntry } from './folderBatches';
import { isJobLost } from './jobs';
import { asRefusal, refusalOfTag, unforeseen } from './refusals';
import { isWriteContention, withPatience } from './retry';

/** CreateFolderBatchArg.paths takes no more. */
const LARGEST_BATCH = 10_000;

/** How often a batch whose job the service lost is launched again; it then finds what the job had made. */
const RELAUNCHES = 3;

export const foldersOn = (api: Api, clock: Clock): Folders => ({
	async createFolders(paths) {
		const distinct = [...new Map(paths.map((path) => [comparable(path), path])).values()];
		const outcomes = new Map<string, Outcome<FolderEntry>>();
		for (let start = 0; start < distinct.length; start += LARGEST_BATCH) {
			const batch = distinct.slice(start, start + LARGEST_BATCH);
			for (const [path, outcome] of await createBatch(api, clock, batch)) {
				outcomes.set(comparable(path), outcome);
			}
		}
		return paths.map((path) => outcomes.get(comparable(path)) ?? refused(unforeseen('missing entry')));
	},
});

/**
 * The outcomes of one batch by path. Entries that met another writer's lock are asked for again, for as long as
 * there is patience; what is in the way of that is refused to them alone, not to those that are done.
 */
async function createBatch(
	api: Api,
	clock: Clock,
	paths: readonly string[],
): Promise<Map<string, Outcome<FolderEntry>>> {
	const outcomes = new Map<string, Outcome<FolderEntry>>();
	let wanted = paths;
	let relaunches = 0;
	const passes = (thrown: unknown) =>
		thrown instanceof Contended || (isJobLost(thrown) && relaunches++ < RELAUNCHES);
	await withPatience(clock, passes, async () => {
		const entries = await inParts(api, clock, wanted);
		wanted.forEach((path, index) => outcomes.set(path, outcomeOfEntry(entries[index])));
		wanted = wanted.filter((_, index) => isContended(entries[index]));
		if (wanted.length > 0) throw new Contended();
	}).catch((thrown: unknown) => {
		// Out of patience: the outcomes say which paths had no turn.
		if (thrown instanceof Contended) return;
		const refusal = asRefusal(thrown);
		if (!(refusal instanceof Refusal)) throw refusal;
		wanted.forEach((path) => outcomes.set(path, refused(refusal)));
	});
	return outcomes;
}

/** Some entries of a batch met another writer's lock. */
class Contended extends Error {}

const isContended = (entry: BatchEntry): boolean =>
	entry?.['.tag'] === 'failure' && isWriteContention(new ApiError(409, entry.failure, '', undefined));

function outcomeOfEntry(entry: BatchEntry): Outcome<FolderEntry> {
	if (entry?.['.tag'] === 'success') return done(folderOf(entry.metadata));
	const refusal = entry?.['.tag'] === 'failure' ? refusalOfTag(entry.failure) : undefined;
	return refused(refusal ?? unforeseen('an unknown batch entry'));
}
