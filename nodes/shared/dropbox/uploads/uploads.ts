import type { FileEntry } from '../../domain/entry';
import { chunkSizes, uploadSizes, type UploadSizes } from '../../domain/upload/chunkSizes';
import { readChunks, type Chunk } from '../../domain/upload/readChunks';
import { breakOff, wholeSource } from '../../domain/upload/wholeSource';
import type { Clock, DocumentSource, Uploads } from '../../ports';
import type { Api } from '../Api';
import { inOneRequest } from './inOneRequest';
import { inSession } from './inSession';
import { SessionLost } from './Session';
import type { Shipment } from './Shipment';
import { uploadRefusal } from './uploadRefusal';

/** How often a document is sent from its beginning before it is given up. */
const BEGINNINGS = 3;

export const uploadsOn = (api: Api, clock: Clock, sizes: UploadSizes = uploadSizes): Uploads => ({
	async upload(address, mode, source) {
		const shipment = { api, clock, address, mode };
		for (let beginning = 1; ; beginning++) {
			const file = await sent(shipment, source, sizes).catch((thrown: unknown) => {
				if (thrown instanceof SessionLost && beginning < BEGINNINGS) return undefined;
				throw uploadRefusal(thrown, shipment);
			});
			if (file !== undefined) return file;
		}
	},
});

/** Reads the document once, and sends it by the way that fits its length. */
async function sent(shipment: Shipment, source: DocumentSource, sizes: UploadSizes): Promise<FileEntry> {
	const pieces = await source.open().catch(breakOff);
	const chunks = readChunks(wholeSource(pieces, source.size), chunkSizes(source.size, sizes));
	try {
		// There is always a first chunk, empty if need be.
		const first = (await chunks.next()).value as Chunk;
		const fits = first.last && first.bytes.length <= sizes.singleRequest;
		return fits ? await inOneRequest(shipment, first.bytes) : await inSession(shipment, first, chunks);
	} finally {
		// What was opened is closed, however far it was read.
		await chunks.return();
	}
}
