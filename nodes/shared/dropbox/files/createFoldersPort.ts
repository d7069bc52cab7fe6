import type { FolderEntry } from '../../domain/entry';
import { done, refused, type Outcome } from '../../core/outcome';
import { pathKey } from '../../domain/paths';
import type { Folders } from '../port';
import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import { ApiError, isWriteContention, type Api } from '../client/Api';
import { runBatch, type EntryResult } from '../client/runBatch';
import { launchBatch } from '../client/waitForJob';
import { refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import { folderOf } from './entryOf';

/** CreateFolderBatchArg.paths takes no more. */
const LARGEST_BATCH = 10_000;

/** Folders by path. Where the service lost the job of a batch, the next one finds what the job had made. */
export const createFoldersPort = (api: Api, clock: Clock): Folders => ({
	async createFolders(paths) {
		const distinct = new Map(paths.map((path) => [pathKey(path), path]));
		const outcomes = await runBatch(clock, [...distinct.values()], {
			largest: LARGEST_BATCH,
			attempt: async (open) => (await createInParts(api, clock, open)).map(readEntry),
		});
		const byKey = new Map([...distinct.keys()].map((key, index) => [key, outcomes[index]]));
		return paths.map((path) => byKey.get(pathKey(path)) as Outcome<FolderEntry>);
	},
});

/** An entry of a batch; undefined where the service left one out. */
type FolderBatchEntry = files.CreateFolderBatchResultEntry | undefined;

/**
 * A batch in as many parts as the service needs: it is halved where it is too large, and where there are fewer
 * entries than paths, as the service leaves out paths that it takes for one: which is whose could only be guessed.
 */
async function createInParts(api: Api, clock: Clock, paths: readonly string[]): Promise<FolderBatchEntry[]> {
	const entries = await launchBatch<FolderBatchEntry>(
		clock,
		paths.length,
		async () =>
			await api.call((sdk) =>
				sdk.filesCreateFolderBatch({ paths: [...paths], autorename: false, force_async: false }),
			),
		async (async_job_id) => await api.call((sdk) => sdk.filesCreateFolderBatchCheck({ async_job_id })),
		(error) => {
			if (error['.tag'] === 'too_many_files') return [];
			throw unexpectedResponse('a batch that was not carried out');
		},
	);
	if (entries.length === paths.length) return entries;
	if (paths.length === 1) return [undefined];
	const middle = Math.ceil(paths.length / 2);
	return [
		...(await createInParts(api, clock, paths.slice(0, middle))),
		...(await createInParts(api, clock, paths.slice(middle))),
	];
}

function readEntry(entry: FolderBatchEntry): EntryResult<FolderEntry> {
	if (entry?.['.tag'] === 'success') return { outcome: done(folderOf(entry.metadata)) };
	if (entry?.['.tag'] !== 'failure')
		return { outcome: refused(unexpectedResponse('an unknown batch entry')) };
	const { failure } = entry;
	return {
		outcome: refused(refusalOfTag(failure) ?? unexpectedResponse('an unknown batch entry')),
		retry: isWriteContention(new ApiError(409, failure, '', undefined)) ? 'busy' : undefined,
	};
}
