import { EventLoopYielder } from '../../core/EventLoopYielder';
import { inParallel, done, outcomeOf, type Outcome } from '../../core/outcome';
import type { FileEntry } from '../../domain/entry';
import type { Clock } from '../../http/types';
import type { Api } from '../client/Api';
import type { SentDocument, Uploads } from '../port';
import { BufferPool } from '../../core/BufferPool';
import { CapabilityCache } from './CapabilityCache';
import { Commits } from './Commits';
import { CountedApi } from './CountedApi';
import { BATCHES_AT_ONCE, FEW, MOST_ENTRIES, uploadSizes } from './limits';
import { uploadBatch } from './uploadBatch';
import type { UploadContext } from './UploadContext';
import { uploadDocument } from './uploadDocument';
import { uploadRefusal } from './uploadErrors';

/**
 * The uploads of one execution, planned together: small documents share requests (uploadBatch), long ones go in several
 * chunks at once, and all take turns in being committed (Commits). What they hold in memory together is bounded.
 *
 * What is tried again, from the outside inwards:
 * 1. the document, from its beginning, where the service lost what it had of it (restartLostSession; uploadBatch for
 *    those of a batch);
 * 2. the rest of a chunk, where the service says how far it has come (appendChunk), and the commits that met another
 *    writer's lock, together (Commits);
 * 3. each call, in the pipeline of http/createClient: where a later try may go through, a few times where the bytes
 *    arrived damaged, and, of the one write that is not to be made twice, only after a look whether it was made
 *    (Api.callOnce).
 * @param capabilities what the app is known to lack, kept beyond the execution
 */
export function createUploadsPort(
	api: Api,
	clock: Clock,
	capabilities: CapabilityCache = new CapabilityCache(),
	sizes = uploadSizes,
): Uploads {
	const countedApi = new CountedApi(api);
	const context: UploadContext = {
		...{ api: countedApi, clock, capabilities, sizes },
		commits: new Commits(countedApi, clock, capabilities),
		bufferPool: new BufferPool(sizes.inFlight),
		yielder: new EventLoopYielder(clock),
	};
	return {
		async upload(documents, settled) {
			const outcomes = new Map<SentDocument, Outcome<{ file: FileEntry; calls: number }>>();
			const conclude = async (document: SentDocument, filed: () => Promise<FileEntry>) => {
				const file = await outcomeOf(
					async () =>
						await filed().catch((thrown: unknown) => {
							throw uploadRefusal(thrown, document);
						}),
				);
				outcomes.set(
					document,
					file.ok ? done({ file: file.value, calls: countedApi.callsOf(document) }) : file,
				);
				settled?.();
			};
			documents.forEach((document) => countedApi.reset(document));
			const isSmall = ({ source: { size = 0, arrived } }: SentDocument) =>
				size <= sizes.small && arrived === undefined;
			const small = documents.filter(isSmall);
			const together = small.length > FEW ? small : [];
			const others = small.length > FEW ? documents.filter((document) => !isSmall(document)) : documents;
			await Promise.all([
				inParallel(
					cut(together, MOST_ENTRIES),
					async (batch) => await uploadBatch(context, batch, conclude),
					BATCHES_AT_ONCE,
				),
				inParallel(others, async (document) => {
					const single = documents.length === 1 || isSmall(document);
					await conclude(document, async () => await uploadDocument(context, document, single));
				}),
			]);
			return documents.map(
				(document) => outcomes.get(document) as Outcome<{ file: FileEntry; calls: number }>,
			);
		},
	};
}

function cut<T>(items: readonly T[], length: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
		items.slice(index * length, (index + 1) * length),
	);
}
