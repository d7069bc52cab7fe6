import { isAbsent, Refusal } from '../../core/Refusal';
import { inParallel, done, outcomeOf, refused, type Outcome } from '../../core/outcome';
import type { Deletion, Deletions, Lookups } from '../port';
import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import { ApiError, isWriteContention, type Api } from '../client/Api';
import { runBatch, type EntryResult } from '../client/runBatch';
import { launchBatch } from '../client/waitForJob';
import { refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import { createLookupsPort } from '../files/createLookupsPort';

/** DeleteBatchArg.entries takes no more. */
const LARGEST_BATCH = 1000;

/** Up to here a call for each is no more than a batch, which always becomes a job that has to be looked at. */
const FEW = 2;

/** Deletions, one call after the other: each locks the namespace, and would turn the others away. */
export function createDeletionsPort(api: Api, clock: Clock): Deletions {
	const lookups = createLookupsPort(api);
	return {
		deleteFiles: async (deletions) =>
			await runBatch(clock, deletions, {
				largest: LARGEST_BATCH,
				few: FEW,
				mayRepeat: (thrown) => thrown instanceof ApiError && isWriteContention(thrown),
				async attempt(open) {
					const entries = await sendDeletions(api, clock, open);
					return await inParallel(
						open,
						async ({ address }, index) => await readEntry(entries[index], address, lookups),
					);
				},
			}),
	};
}

/** What the service says of one deletion: that it is done, or the route's error; undefined where it left one out. */
type DeletionEntry = 'deleted' | ApiError | undefined;

/**
 * By a batch, whose entries stand in their order, or by a call if it is a single one. Both are repeated after a lost
 * answer, since what it had deleted is then not found, and no later revision is hit.
 */
async function sendDeletions(
	api: Api,
	clock: Clock,
	deletions: readonly Deletion[],
): Promise<DeletionEntry[]> {
	const [only] = deletions;
	if (only !== undefined && deletions.length === 1) return [await deleteOne(api, only)];
	const entries = await launchBatch<files.DeleteBatchResultEntry>(
		clock,
		deletions.length,
		async () => await api.call((sdk) => sdk.filesDeleteBatch({ entries: deletions.map(argumentOf) })),
		async (async_job_id) => await api.call((sdk) => sdk.filesDeleteBatchCheck({ async_job_id })),
		(error) => {
			throw new ApiError(409, error, '', undefined);
		},
	);
	return entries.map((entry) =>
		entry['.tag'] === 'success' ? 'deleted' : new ApiError(409, entry.failure, '', undefined),
	);
}

async function deleteOne(api: Api, deletion: Deletion): Promise<DeletionEntry> {
	return await api
		.call((sdk) => sdk.filesDeleteV2(argumentOf(deletion)))
		.then(
			() => 'deleted',
			(thrown: unknown) => {
				if (thrown instanceof ApiError && thrown.status === 409) return thrown;
				throw thrown;
			},
		);
}

const argumentOf = ({ address, rev }: Deletion): files.DeleteArg => ({ path: address, parent_rev: rev });

/**
 * What an entry means to the person whose file it was. What the service did not find is looked up: it is gone, which
 * is all that was asked for, unless it was made so short a time ago that it was missed, and then it must not stay.
 */
async function readEntry(
	entry: DeletionEntry,
	address: string,
	lookups: Lookups,
): Promise<EntryResult<void>> {
	if (entry === 'deleted') return { outcome: done(undefined) };
	if (entry === undefined) return { outcome: refused(unexpectedResponse('a missing batch entry')) };
	if (entry.is('path_lookup', 'not_found')) {
		const found = await outcomeOf(async () => await lookups.find(address));
		return isGone(found)
			? { outcome: done(undefined) }
			: { outcome: refused(missedFileRefusal()), retry: 'doubtful' };
	}
	return { outcome: refused(refusalOf(entry)), retry: isWriteContention(entry) ? 'busy' : undefined };
}

/** Whoever was kept from looking does not know that it is gone. */
const isGone = (found: Outcome<unknown>): boolean => !found.ok && isAbsent(found.refusal);

function refusalOf(error: ApiError): Refusal {
	// A folder has no revision to be compared with.
	if (error.is('path_write', 'conflict', 'folder')) {
		return new Refusal('not_a_file', 'This is a folder, not a file', 'Enter the ID of a file.');
	}
	if (error.is('path_write', 'conflict')) {
		return new Refusal(
			'changed_meanwhile',
			'Someone changed the file in the meantime, so it was not deleted',
			'Check its current version and run the workflow again.',
		);
	}
	return refusalOfTag(error.error) ?? unexpectedResponse(`deletion ${error.error?.['.tag'] ?? ''}`);
}

const missedFileRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'Dropbox cannot find the file to delete, but does not say that it is gone',
		'Check whether it still exists, and run it again. A file that is already gone counts as deleted.',
	);
