import type { FileEntry } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { DOCUMENTS_AT_ONCE } from '../../domain/upload/chunkSizes';
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
		const lost: Shipment[] = [];
		// All at once, so that their commits gather.
		await inParallel(deliveries, deliveries.length, async (delivery) => {
			if (delivery.kind === 'to go by itself') return;
			const { shipment } = delivery;
			await filed(delivery).then(
				async (file) => await conclude(shipment, async () => file),
				async (thrown: unknown) => {
					if (thrown instanceof SessionLost && beginning < BEGINNINGS) lost.push(shipment);
					else await conclude(shipment, async () => await Promise.reject(thrown));
				},
			);
		});
		await inParallel(
			deliveries.filter(({ kind }) => kind === 'to go by itself'),
			DOCUMENTS_AT_ONCE,
			async ({ shipment }) => await conclude(shipment, async () => await byItself(shipment, false)),
		);
		open = lost;
	}
}

async function filed(delivery: Exclude<Delivery, { kind: 'to go by itself' }>): Promise<FileEntry> {
	if (delivery.kind === 'arrived') return await finished(delivery.shipment, delivery.arrived);
	throw delivery.kind === 'lost' ? new SessionLost() : delivery.by;
}
