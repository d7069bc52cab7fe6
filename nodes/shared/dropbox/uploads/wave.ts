import type { FileEntry } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { DOCUMENTS_AT_ONCE } from '../../domain/upload/chunkSizes';
import type { files } from '../../vendor/dropbox';
import { byItself } from './byItself';
import { finished } from './finished';
import type { Delivery } from './Parcel';
import { BEGINNINGS } from './persistently';
import { SessionLost } from './SessionLost';
import type { Desk, Shipment } from './Shipment';
import { deliverTogether } from './together';

/** Told once of each document how it is filed; what that throws is the document's own outcome. */
type Conclude = (shipment: Shipment, filed: () => Promise<FileEntry>) => Promise<void>;

/**
 * Sends documents together, commits those that arrived by one call, and sends the lost ones again. Those that
 * cannot share a request go by themselves.
 */
export async function inWave(desk: Desk, shipments: readonly Shipment[], conclude: Conclude): Promise<void> {
	let open = shipments;
	for (let beginning = 1; open.length > 0; beginning++) {
		const deliveries = await deliverTogether(desk, open).catch((thrown: unknown) =>
			open.map((shipment): Delivery => ({ shipment, kind: 'refused', by: thrown })),
		);
		const commits = deliveries.map(commitOf);
		const lost: Shipment[] = [];
		await inParallel(deliveries, DOCUMENTS_AT_ONCE, async (delivery, index) => {
			const { shipment } = delivery;
			await filed(delivery, commits[index]).then(
				async (file) => await conclude(shipment, async () => file),
				async (thrown: unknown) => {
					if (thrown instanceof SessionLost && delivery.kind !== 'to go by itself' && beginning < BEGINNINGS)
						lost.push(shipment);
					else await conclude(shipment, async () => await Promise.reject(thrown));
				},
			);
		});
		open = lost;
	}
}

/** Begun for all at once, so that they gather. What one ends in is read later. */
function commitOf(delivery: Delivery): Promise<files.FileMetadata> | undefined {
	if (delivery.kind !== 'arrived') return undefined;
	const commit = delivery.shipment.commits.add(delivery.shipment, delivery.arrived);
	commit.catch(() => undefined);
	return commit;
}

async function filed(
	delivery: Delivery,
	commit: Promise<files.FileMetadata> | undefined,
): Promise<FileEntry> {
	const { shipment } = delivery;
	switch (delivery.kind) {
		case 'arrived':
			return await finished(shipment, delivery.arrived, commit);
		case 'to go by itself':
			return await byItself(shipment, false);
		case 'lost':
			throw new SessionLost();
		case 'refused':
			throw delivery.by;
	}
}
