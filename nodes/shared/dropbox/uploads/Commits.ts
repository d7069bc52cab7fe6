import type { Clock } from '../../http/types';
import { withRetry } from '../../http/retry';
import type { files } from '../../vendor/dropbox';
import { ApiError, isWriteContention } from '../client/Api';
import { unexpectedResponse } from '../errors/toRefusal';
import type { SentDocument } from '../port';
import type { CapabilityCache } from './CapabilityCache';
import type { CountedApi } from './CountedApi';
import { MOST_ENTRIES } from './limits';
import { isUnavailable } from './uploadErrors';

/** A document whose bytes are all in a session that is closed. */
export interface ClosedSession {
	sessionId: string;
	length: number;
	/** Content hash of what was sent. */
	hash: string;
}

/** How the file is to be committed: never under a name that the service chooses. */
export const commitInfoOf = ({ address, mode }: SentDocument): files.CommitInfo => ({
	path: address,
	mode: mode.kind === 'add' ? { '.tag': 'add' } : { '.tag': 'update', update: mode.rev },
	autorename: false,
});

interface WaitingCommit {
	document: SentDocument;
	entry: files.UploadSessionFinishArg;
	resolve: (file: files.FileMetadata) => void;
	reject: (reason: unknown) => void;
}

/**
 * The writes of one execution, one at a time. Every write locks the whole namespace for a moment and refuses
 * others meanwhile, so writing in parallel gains nothing. While one is under way, the documents that are ready
 * gather and are committed by one call.
 *
 * A commit whose answer was lost is repeated: a session that was committed is gone (or gives the same file
 * again), a name that the first try took is a conflict, and both are then looked for by who asked. So commits do not
 * go through `runBatch`: who asked needs what the service said of each, at once, and more may come at any time.
 */
export class Commits {
	private readonly waiting: WaitingCommit[] = [];
	private lastTurn: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly api: CountedApi,
		private readonly clock: Clock,
		private readonly capabilities: CapabilityCache,
	) {}

	/**
	 * Commits a closed session, with all others that are waiting when its turn comes.
	 * @throws ApiError for this session alone, or what the call as a whole ended in
	 */
	async add(document: SentDocument, { sessionId, length }: ClosedSession): Promise<files.FileMetadata> {
		const entry = { cursor: { session_id: sessionId, offset: length }, commit: commitInfoOf(document) };
		return await new Promise<files.FileMetadata>((resolve, reject) => {
			this.waiting.push({ document, entry, resolve, reject });
			void this.runInTurn(async () => await this.commitWaiting());
		});
	}

	/** Runs a write when no other of this execution is under way. */
	async runInTurn<T>(write: () => Promise<T>): Promise<T> {
		const mine = this.lastTurn.then(write);
		this.lastTurn = mine.catch(() => undefined);
		return await mine;
	}

	private async commitWaiting(): Promise<void> {
		// Empty where an earlier turn has taken them along.
		const batch = this.waiting.splice(0, MOST_ENTRIES);
		if (batch.length === 0) return;
		await (
			this.capabilities.isAvailable('batched commits', this.clock.now())
				? this.commitBatch(batch).catch(async (thrown: unknown) => {
						if (!isUnavailable(thrown)) throw thrown;
						this.capabilities.markUnavailable('batched commits', this.clock.now());
						await this.commitOneByOne(batch);
					})
				: this.commitOneByOne(batch)
		).catch((thrown: unknown) => batch.forEach(({ reject }) => reject(thrown)));
	}

	/** Entries that met another writer's lock are repeated together; the others are settled at once. */
	private async commitBatch(batch: readonly WaitingCommit[]): Promise<void> {
		let open = batch;
		await withRetry(this.clock, isBusy, async () => {
			const entries = open.map(({ entry }) => entry);
			const api = this.api.for(...open.map(({ document }) => document));
			const result = await api.call((sdk) => sdk.filesUploadSessionFinishBatchV2({ entries }));
			const failures = open.map((each, index) => settle(each, result.entries[index]));
			open = open.filter((_, index) => isBusy(failures[index]));
			const busy = failures.find(isBusy);
			if (busy !== undefined) throw busy;
		});
	}

	private async commitOneByOne(batch: readonly WaitingCommit[]): Promise<void> {
		for (const { document, entry, resolve, reject } of batch) {
			const api = this.api.for(document);
			await api.call((sdk) => sdk.filesUploadSessionFinish(entry)).then(resolve, reject);
		}
	}
}

const isBusy = (thrown: unknown): thrown is ApiError =>
	thrown instanceof ApiError && isWriteContention(thrown);

/** Tells who waits what became of the document, but for a lock that may pass; yields why it was not committed. */
function settle(
	{ resolve, reject }: WaitingCommit,
	entry: files.UploadSessionFinishBatchResultEntry | undefined,
): unknown {
	if (entry?.['.tag'] === 'success') {
		resolve(entry);
		return undefined;
	}
	const reason =
		entry?.['.tag'] === 'failure'
			? new ApiError(409, entry.failure, '', undefined)
			: unexpectedResponse('an unknown batch entry');
	if (!isBusy(reason)) reject(reason);
	return reason;
}
