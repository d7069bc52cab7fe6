import type { FileEntry } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { DOCUMENTS_AT_ONCE } from './createChunkSizes';
import type { files } from '../../vendor/dropbox';
import { uploadAlone } from './uploadAlone';
import { finishSession } from './finishSession';
import type { EntryResult } from './BatchEntry';
import { MAX_SESSION_ATTEMPTS } from './restartLostSession';
import { SessionLost } from './SessionLost';
import type { UploadContext, PendingUpload } from './PendingUpload';
import { sendInBatches } from './sendInBatches';

/** Told once of each document how it is filed; what that throws is the document's own outcome. */
type Conclude = (shipment: PendingUpload, filed: () => Promise<FileEntry>) => Promise<void>;

/**
 * Sends documents together, commits those that arrived by one call, and sends the lost ones again. Those that
 * cannot share a request go by themselves.
 */
export async function uploadBatch(
	desk: UploadContext,
	shipments: readonly PendingUpload[],
	conclude: Conclude,
): Promise<void> {
	let open = shipments;
	for (let beginning = 1; open.length > 0; beginning++) {
		const deliveries = await sendInBatches(desk, open).catch((thrown: unknown) =>
			open.map((shipment): EntryResult => ({ shipment, kind: 'refused', by: thrown })),
		);
		const commits = deliveries.map(beginCommit);
		const lost: PendingUpload[] = [];
		await inParallel(deliveries, DOCUMENTS_AT_ONCE, async (delivery, index) => {
			const { shipment } = delivery;
			await finishEntry(delivery, commits[index]).then(
				async (file) => await conclude(shipment, async () => file),
				async (thrown: unknown) => {
					if (
						thrown instanceof SessionLost &&
						delivery.kind !== 'to go by itself' &&
						beginning < MAX_SESSION_ATTEMPTS
					)
						lost.push(shipment);
					else await conclude(shipment, async () => await Promise.reject(thrown));
				},
			);
		});
		open = lost;
	}
}

/** Begun for all at once, so that they gather. What one ends in is read later. */
function beginCommit(delivery: EntryResult): Promise<files.FileMetadata> | undefined {
	if (delivery.kind !== 'arrived') return undefined;
	const commit = delivery.shipment.commits.add(delivery.shipment, delivery.arrived);
	commit.catch(() => undefined);
	return commit;
}

async function finishEntry(
	delivery: EntryResult,
	commit: Promise<files.FileMetadata> | undefined,
): Promise<FileEntry> {
	const { shipment } = delivery;
	switch (delivery.kind) {
		case 'arrived':
			return await finishSession(shipment, delivery.arrived, commit);
		case 'to go by itself':
			return await uploadAlone(shipment, false);
		case 'lost':
			throw new SessionLost();
		case 'refused':
			throw delivery.by;
	}
}
