import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../Api';
import { unforeseen } from '../refusals';

/** UploadSessionFinishBatchArg.entries takes no more. */
const LARGEST_BATCH = 1000;

interface Waiting {
	entry: files.UploadSessionFinishArg;
	resolve: (file: files.FileMetadata) => void;
	reject: (reason: unknown) => void;
}

/**
 * The writes of one execution, one at a time. Every write locks the whole namespace for a moment and refuses
 * others meanwhile, so writing in parallel gains nothing. While one is under way, the documents that are ready
 * gather and are committed by one call.
 */
export class Commits {
	private readonly waiting: Waiting[] = [];
	private lastTurn: Promise<unknown> = Promise.resolve();

	constructor(private readonly api: Api) {}

	/**
	 * Commits a closed session, with all others that are waiting when its turn comes.
	 * @throws ApiError for this session alone, or what the call as a whole ended in
	 */
	async add(entry: files.UploadSessionFinishArg): Promise<files.FileMetadata> {
		return await new Promise<files.FileMetadata>((resolve, reject) => {
			this.waiting.push({ entry, resolve, reject });
			void this.inTurn(async () => await this.commitWaiting());
		});
	}

	/** Runs a write when no other of this execution is under way. */
	async inTurn<T>(write: () => Promise<T>): Promise<T> {
		const mine = this.lastTurn.then(write);
		this.lastTurn = mine.catch(() => undefined);
		return await mine;
	}

	private async commitWaiting(): Promise<void> {
		const batch = this.waiting.splice(0, LARGEST_BATCH);
		// An earlier turn has taken them along.
		if (batch.length === 0) return;
		const entries = batch.map(({ entry }) => entry);
		await this.api
			.callOnce((sdk) => sdk.filesUploadSessionFinishBatchV2({ entries }))
			.then(
				(result) => batch.forEach((each, index) => settle(each, result.entries[index])),
				(thrown: unknown) => batch.forEach(({ reject }) => reject(thrown)),
			);
	}
}

function settle(
	{ resolve, reject }: Waiting,
	entry: files.UploadSessionFinishBatchResultEntry | undefined,
): void {
	if (entry?.['.tag'] === 'success') resolve(entry);
	else if (entry?.['.tag'] === 'failure') reject(new ApiError(409, entry.failure, '', undefined));
	else reject(unforeseen('an unknown batch entry'));
}
