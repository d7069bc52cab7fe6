import { readChunks, type Chunk } from '../../domain/upload/readChunks';
import { breakOff, wholeSource } from '../../domain/upload/wholeSource';
import type { Delivery, Loaded, Packed } from './Parcel';
import { uploadRefusal } from './uploadRefusal';

/** Reads a small document into the room it is given, or says why it does not go with the others. */
export async function loaded(packed: Packed, room: Buffer): Promise<Loaded | Delivery> {
	const { shipment } = packed;
	return await read(packed, room).then(
		({ bytes, hash, last }) =>
			// Only one whose size was not known goes on.
			last === undefined ? { shipment, kind: 'to go by itself' } : { ...packed, bytes, hash },
		(thrown: unknown) => ({ shipment, kind: 'refused', by: uploadRefusal(thrown, shipment) }),
	);
}

async function read({ shipment: { source, breather } }: Packed, room: Buffer): Promise<Chunk> {
	const pieces = await source.open().catch(breakOff);
	const chunks = readChunks(wholeSource(pieces, source.size), () => room, breather);
	try {
		return (await chunks.next()).value as Chunk;
	} finally {
		await chunks.return();
	}
}

export const isLoaded = (document: Loaded | Delivery): document is Loaded => 'bytes' in document;
