import type { Entry } from '../../domain/entry';
import { outcomeOfSync, refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Relocation } from '../port';
import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import { ApiError, isUncertain, isWriteContention, type Api } from '../client/Api';
import type { Batch, EntryResult } from '../client/runBatch';
import { launchBatch } from '../client/waitForJob';
import { refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import { entryOf } from '../files/entryOf';
import { requireKind, type RelocationKind } from './relocationKinds';

/** RelocationBatchArgBase.entries takes no more. */
const LARGEST_BATCH = 1000;

/** Up to here a call for each is no more than a batch, which may become a job that has to be looked at. */
const FEW = 2;

/** Copying, or moving: the same arguments and answers by other routes. None is repeated after a lost answer. */
export interface RelocationRoutes {
	relocate(relocation: Relocation): Promise<files.RelocationResult>;
	launch(relocations: readonly Relocation[]): Promise<files.RelocationBatchV2Launch>;
	check(jobId: string): Promise<files.RelocationBatchV2JobStatus>;
}

export const createCopyRoutes = (api: Api): RelocationRoutes => ({
	relocate: async (copy) => await api.callOnce((sdk) => sdk.filesCopyV2({ ...pathsOf(copy), ...NEVER })),
	launch: async (copies) =>
		await api.callOnce((sdk) =>
			sdk.filesCopyBatchV2({ entries: copies.map(pathsOf), autorename: NEVER.autorename }),
		),
	check: async (id) => await api.call((sdk) => sdk.filesCopyBatchCheckV2({ async_job_id: id })),
});

export const createMoveRoutes = (api: Api): RelocationRoutes => ({
	relocate: async (move) => await api.callOnce((sdk) => sdk.filesMoveV2({ ...pathsOf(move), ...NEVER })),
	launch: async (moves) =>
		await api.callOnce((sdk) => sdk.filesMoveBatchV2({ entries: moves.map(pathsOf), ...NEVER })),
	check: async (id) => await api.call((sdk) => sdk.filesMoveBatchCheckV2({ async_job_id: id })),
});

/** No name that the service chooses, and nobody loses a document to another owner. */
const NEVER = { autorename: false, allow_ownership_transfer: false } as const;

const pathsOf = ({ from, to }: Relocation): files.RelocationPath => ({ from_path: from, to_path: to });

/**
 * Relocations by a batch, or by a call if it is a single one. After a lost answer everything is asked for again: what
 * that had done is then in the way of itself. What the service does not do beside others, such as two copies of one
 * file, is done by itself.
 */
export const createRelocationBatch = <E extends Entry>(
	kind: RelocationKind<E>,
	routes: RelocationRoutes,
	clock: Clock,
): Batch<Relocation, E> => ({
	largest: LARGEST_BATCH,
	few: FEW,
	mayRepeat: isUncertain,
	async attempt(relocations) {
		const [only] = relocations;
		if (only !== undefined && relocations.length === 1) return [await relocateOne(kind, routes, only)];
		const entries = await launchBatch(
			clock,
			relocations.length,
			async () => await routes.launch(relocations),
			routes.check,
		);
		return relocations.map((_, index) => readEntry(kind, entries[index]));
	},
});

async function relocateOne<E extends Entry>(
	kind: RelocationKind<E>,
	routes: RelocationRoutes,
	relocation: Relocation,
): Promise<EntryResult<E>> {
	return await routes.relocate(relocation).then(
		({ metadata }) => ({ outcome: relocatedEntry(kind, metadata) }),
		(thrown: unknown) => {
			if (!(thrown instanceof ApiError) || thrown.status !== 409 || thrown.error === undefined) throw thrown;
			return readError(kind, thrown);
		},
	);
}

function readEntry<E extends Entry>(
	kind: RelocationKind<E>,
	entry: files.RelocationBatchResultEntry | undefined,
): EntryResult<E> {
	if (entry?.['.tag'] === 'success') return { outcome: relocatedEntry(kind, entry.success) };
	if (entry?.['.tag'] !== 'failure')
		return { outcome: refused(unexpectedResponse('an unknown batch entry')) };
	const { failure } = entry;
	// The wrapping that only batches have.
	const error = failure['.tag'] === 'relocation_error' ? failure.relocation_error : failure;
	return readError(kind, new ApiError(409, error, '', undefined));
}

function relocatedEntry<E extends Entry>(
	kind: RelocationKind<E>,
	metadata: files.RelocationResult['metadata'],
): Outcome<E> {
	const entry = entryOf(metadata);
	if (entry === undefined) return refused(unexpectedResponse('an unknown batch entry'));
	return outcomeOfSync(() => requireKind(kind, entry));
}

function readError<E extends Entry>(kind: RelocationKind<E>, error: ApiError): EntryResult<E> {
	const [, text] = kind.errors.find(([way]) => error.is(...way)) ?? [];
	const refusal =
		text === undefined
			? (refusalOfTag(error.error) ?? unexpectedResponse(`relocation ${error.error?.['.tag'] ?? ''}`))
			: new Refusal(...text);
	return { outcome: refused(refusal), retry: retryOf(error) };
}

function retryOf(error: ApiError): EntryResult<unknown>['retry'] {
	if (isWriteContention(error)) return 'busy';
	// A source that was just made may be missed, and what the service could not finish may have been done all the same.
	if (error.is('from_lookup', 'not_found') || error.is('internal_error')) return 'doubtful';
	// Its paths meet those of another one in the batch, or there are more files than the service relocates at once:
	// whether it counts those of the others with them is not documented.
	return error.is('duplicated_or_nested_paths') || error.is('too_many_files') ? 'alone' : undefined;
}
