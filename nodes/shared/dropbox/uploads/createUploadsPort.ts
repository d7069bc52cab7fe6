import type { FileEntry } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { done, outcomeOf, type Outcome } from '../../core/outcome';
import { EventLoopYielder } from '../../core/EventLoopYielder';
import { DOCUMENTS_AT_ONCE, uploadSizes, type UploadSizes } from './createChunkSizes';
import { BufferPool } from './BufferPool';
import type { Clock } from '../../http/types';
import type { Uploads } from '../port';
import type { Api } from '../client/Api';
import { CapabilityCache } from './CapabilityCache';
import { uploadAlone } from './uploadAlone';
import { Commits } from './Commits';
import { createPendingUpload, type UploadContext, type PendingUpload } from './PendingUpload';
import { LARGEST_UPLOAD_BATCH } from './sendInBatches';
import { uploadRefusal } from './uploadRefusal';
import { uploadBatch } from './uploadBatch';

/** Up to so many small documents take fewest calls when each is sent and committed by one of its own. */
const FEW = 2;

/** How many thousands of small documents are under way at once: one is committed while the next is sent. */
const BATCHES_AT_ONCE = 2;

/**
 * The uploads of one execution, planned together: small documents share requests, long ones go in several chunks
 * at once, and all take turns in being committed. What they hold in memory together is bounded.
 * @param routes what the app is known to lack, kept beyond the execution
 */
export function createUploadsPort(
	api: Api,
	clock: Clock,
	routes: CapabilityCache = new CapabilityCache(),
	sizes: UploadSizes = uploadSizes,
): Uploads {
	const desk: UploadContext = {
		...{ api, clock, capabilities: routes, sizes },
		commits: new Commits(api, clock, routes),
		bufferPool: new BufferPool(sizes.inFlight),
		yielder: new EventLoopYielder(async () => await clock.sleep(0)),
	};
	return {
		async upload(documents, settled) {
			const outcomes = new Map<PendingUpload, Outcome<{ file: FileEntry; calls: number }>>();
			const conclude = async (shipment: PendingUpload, filed: () => Promise<FileEntry>) => {
				const file = await outcomeOf(
					async () =>
						await filed().catch((thrown: unknown) => {
							throw uploadRefusal(thrown, shipment);
						}),
				);
				outcomes.set(shipment, file.ok ? done({ file: file.value, calls: shipment.calls }) : file);
				settled?.();
			};
			const shipments = documents.map((document) => createPendingUpload(document, desk));
			const small = shipments.filter(({ source }) => (source.size ?? 0) <= sizes.small);
			const shared = new Set(small.length <= FEW ? [] : small);
			const others = shipments.filter((shipment) => !shared.has(shipment));
			const alone = shipments.length === 1;
			await Promise.all([
				inParallel(
					batchesOf([...shared]),
					BATCHES_AT_ONCE,
					async (wave) => await uploadBatch(desk, wave, conclude),
				),
				inParallel(others, DOCUMENTS_AT_ONCE, async (shipment) => {
					const single = alone || (shipment.source.size ?? 0) <= sizes.small;
					await conclude(shipment, async () => await uploadAlone(shipment, single));
				}),
			]);
			return shipments.map(
				(shipment) => outcomes.get(shipment) as Outcome<{ file: FileEntry; calls: number }>,
			);
		},
	};
}

function batchesOf(shipments: readonly PendingUpload[]): PendingUpload[][] {
	const waves: PendingUpload[][] = [];
	for (let start = 0; start < shipments.length; start += LARGEST_UPLOAD_BATCH) {
		waves.push(shipments.slice(start, start + LARGEST_UPLOAD_BATCH));
	}
	return waves;
}
