import { readChunks, type Chunk } from './readChunks';
import { throwSourceIncomplete, readWholeSource } from '../../core/readWholeSource';
import type { EntryResult, LoadedEntry, BatchEntry } from './BatchEntry';
import { uploadRefusal } from './uploadRefusal';

/** Reads a small document into the room it is given, or says why it does not go with the others. */
export async function loadEntry(packed: BatchEntry, room: Buffer): Promise<LoadedEntry | EntryResult> {
	const { shipment } = packed;
	return await readFirstChunk(packed, room).then(
		({ bytes, hash, last }) =>
			// Only one whose size was not known goes on.
			last === undefined ? { shipment, kind: 'to go by itself' } : { ...packed, bytes, hash },
		(thrown: unknown) => ({ shipment, kind: 'refused', by: uploadRefusal(thrown, shipment) }),
	);
}

async function readFirstChunk({ shipment: { source, yielder } }: BatchEntry, room: Buffer): Promise<Chunk> {
	const pieces = await source.open().catch(throwSourceIncomplete);
	const chunks = readChunks(readWholeSource(pieces, source.size), () => room, yielder);
	try {
		return (await chunks.next()).value as Chunk;
	} finally {
		await chunks.return();
	}
}

export const isLoaded = (document: LoadedEntry | EntryResult): document is LoadedEntry => 'bytes' in document;
