import { done, inParallel, refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import { ApiError, isWriteContention, type Api } from '../client/Api';
import { runBatch, type EntryResult } from '../client/runBatch';
import { refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import type { Accounts, Locks } from '../port';
import { isUnavailable } from '../uploads/uploadErrors';

/** As the other batches have it; that of locks has no documented limit, and where it is lower files go one by one. */
const LARGEST_BATCH = 1000;

/** Locks files, one call after the other. A call whose answer was lost is repeated, and then finds its own locks. */
export function createLocksPort(api: Api, clock: Clock, accounts: Accounts): Locks {
	return {
		async lockFiles(addresses) {
			// What is named twice in a batch is answered once.
			const distinct = [...new Set(addresses)];
			const outcomes = await runBatch(clock, distinct, {
				largest: LARGEST_BATCH,
				async attempt(open) {
					const entries = await sendLocks(api, open);
					return await inParallel(
						open,
						async (_, index) => await readEntry(entries[index], open.length, accounts),
					);
				},
			});
			const byAddress = new Map(distinct.map((address, index) => [address, outcomes[index]]));
			return addresses.map((address) => byAddress.get(address) as Outcome<void>);
		},
	};
}

/** What the service says of one file: that it is locked, or why not; undefined where it left one out. */
type LockEntry = 'locked' | ApiError | undefined;

async function sendLocks(api: Api, addresses: readonly string[]): Promise<LockEntry[]> {
	const ofAll = (entry: LockEntry) => addresses.map(() => entry);
	const entries = addresses.map((path) => ({ path }));
	return await api
		.call((sdk) => sdk.filesLockFileBatch({ entries }))
		.then(
			(result) => {
				// Filing must not stop at an answer of another shape.
				const { entries: answered } = result as Partial<typeof result>;
				// Which of them a shorter answer is about cannot be told.
				return answered?.length === addresses.length ? answered.map(lockEntryOf) : ofAll(undefined);
			},
			(thrown: unknown) => {
				// What is said of the call is said of each file in it.
				if (thrown instanceof ApiError && (thrown.status === 409 || isUnavailable(thrown)))
					return ofAll(thrown);
				throw thrown;
			},
		);
}

function lockEntryOf(entry: files.LockFileResultEntry | null): LockEntry {
	if (entry === null) return undefined;
	return entry['.tag'] === 'success' ? 'locked' : new ApiError(409, entry.failure, '', undefined);
}

async function readEntry(entry: LockEntry, together: number, accounts: Accounts): Promise<EntryResult<void>> {
	if (entry === 'locked') return { outcome: done(undefined) };
	if (entry === undefined) return { outcome: refused(unexpectedResponse('a missing batch entry')) };
	if (await isOwnLock(entry, accounts)) return { outcome: done(undefined) };
	return { outcome: refused(lockRefusal(entry)), retry: retryOf(entry, together) };
}

function retryOf(error: ApiError, together: number): EntryResult<void>['retry'] {
	if (isWriteContention(error)) return 'busy';
	if (error.is('too_many_files') && together > 1) return 'alone';
	// A copy that was made a moment ago may be missed.
	return error.is('internal_error') || error.is('path_lookup', 'not_found') ? 'doubtful' : undefined;
}

/** Whether the lock in the way is that which was asked for. */
async function isOwnLock({ error }: ApiError, accounts: Accounts): Promise<boolean> {
	if (error?.['.tag'] !== 'lock_conflict') return false;
	const content = (error as Partial<files.LockFileErrorLockConflict>).lock?.content;
	if (content?.['.tag'] !== 'single_user') return false;
	return content.lock_holder_account_id === (await accounts.whoAmI()).accountId;
}

/** By the tags of LockFileError. */
const REFUSALS: Readonly<Record<string, readonly [message: string, advice: string]>> = {
	cannot_be_locked: [
		'Dropbox cannot lock files of this kind, or your plan or team settings do not allow file locking',
		'Ask your Dropbox admin whether file locking is turned on.',
	],
	file_not_shared: [
		'Dropbox locks files only in shared folders',
		'Move it to a team folder or a shared folder.',
	],
	no_write_permission: [
		'The connected account is not allowed to lock this file',
		'Give it edit access to the folder in Dropbox.',
	],
	lock_conflict: ['Someone else has locked it', 'Ask that person or your Dropbox admin to unlock it.'],
};

function lockRefusal(error: ApiError): Refusal {
	const tag = error.error?.['.tag'] ?? '';
	const known = Object.hasOwn(REFUSALS, tag) ? REFUSALS[tag] : undefined;
	if (known !== undefined) return new Refusal('no_access', ...known);
	const isMissing: boolean = isUnavailable(error);
	if (!isMissing) return refusalOfTag(error.error) ?? unexpectedResponse(`lock ${tag}`);
	return new Refusal(
		'no_access',
		'Your Dropbox plan does not have file locking',
		'Use a plan that includes it, or do not lock files.',
	);
}
