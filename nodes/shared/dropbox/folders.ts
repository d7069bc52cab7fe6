import type { FolderEntry } from '../domain/entry';
import { done, refused, type Outcome } from '../domain/outcome';
import { comparable } from '../domain/paths';
import type { Clock, Folders } from '../ports';
import type { files } from '../vendor/dropbox';
import { ApiError, type Api } from './Api';
import { folderOf } from './entries';
import { finishedJob } from './jobs';
import { asRefusal, refusalOfTag, unforeseen } from './refusals';
import { isWriteContention, withPatience } from './retry';

/** An entry of a batch; undefined where the service left one out. */
type BatchEntry = files.CreateFolderBatchResultEntry | undefined;

/** CreateFolderBatchArg.paths takes no more. */
const LARGEST_BATCH = 10_000;

export const foldersOn = (api: Api, clock: Clock): Folders => ({
	async createFolders(paths) {
		const distinct = [...new Map(paths.map((path) => [comparable(path), path])).values()];
		const outcomes = new Map<string, Outcome<FolderEntry>>();
		for (let start = 0; start < distinct.length; start += LARGEST_BATCH) {
			const batch = distinct.slice(start, start + LARGEST_BATCH);
			const entries = await createBatch(api, clock, batch);
			batch.forEach((path, index) => outcomes.set(comparable(path), outcomeOfEntry(entries[index])));
		}
		return paths.map((path) => outcomes.get(comparable(path)) ?? refused(unforeseen('missing entry')));
	},
});

/**
 * The entries of one batch in the order of its paths. Those that met another writer's lock are asked for
 * again, for as long as there is patience.
 */
async function createBatch(api: Api, clock: Clock, paths: readonly string[]): Promise<BatchEntry[]> {
	const entries = new Map<string, BatchEntry>();
	let wanted = paths;
	const attempt = async () => {
		const answered = await launch(api, clock, wanted);
		wanted.forEach((path, index) => entries.set(path, answered[index]));
		wanted = wanted.filter((path) => isContended(entries.get(path)));
		if (wanted.length > 0) throw new Contended();
	};
	await withPatience(clock, (thrown) => thrown instanceof Contended, attempt).catch((thrown: unknown) => {
		// Out of patience: the entries say which paths had no turn.
		if (!(thrown instanceof Contended)) throw asRefusal(thrown);
	});
	return paths.map((path) => entries.get(path));
}

/** Some entries of a batch met another writer's lock. */
class Contended extends Error {}

const isContended = (entry: BatchEntry): boolean =>
	entry?.['.tag'] === 'failure' && isWriteContention(new ApiError(409, entry.failure, '', undefined));

/** Starts a batch and waits for its entries; the service decides whether it answers at once or as a job. */
async function launch(api: Api, clock: Clock, paths: readonly string[]): Promise<BatchEntry[]> {
	const launched = await api.call((sdk) =>
		sdk.filesCreateFolderBatch({ paths: [...paths], autorename: false, force_async: false }),
	);
	if (launched['.tag'] === 'complete') return launched.entries;
	if (launched['.tag'] !== 'async_job_id') throw unforeseen('an unknown kind of job');
	const { async_job_id } = launched;
	return await finishedJob(clock, async () => {
		const status = await api.call((sdk) => sdk.filesCreateFolderBatchCheck({ async_job_id }));
		if (status['.tag'] === 'in_progress') return undefined;
		if (status['.tag'] === 'complete') return status.entries;
		throw unforeseen('a batch that was not carried out');
	});
}

function outcomeOfEntry(entry: BatchEntry): Outcome<FolderEntry> {
	if (entry?.['.tag'] === 'success') return done(folderOf(entry.metadata));
	const refusal = entry?.['.tag'] === 'failure' ? refusalOfTag(entry.failure) : undefined;
	return refused(refusal ?? unforeseen('an unknown batch entry'));
}
