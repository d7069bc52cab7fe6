import type { FileEntry } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { done, outcomeOf } from '../../domain/outcome';
import { Budget } from '../../domain/upload/Budget';
import { chunkSizes, DOCUMENTS_AT_ONCE, uploadSizes, type UploadSizes } from '../../domain/upload/chunkSizes';
import { readChunks, type Chunk } from '../../domain/upload/readChunks';
import { breakOff, wholeSource } from '../../domain/upload/wholeSource';
import type { Clock, DocumentSource, Uploads } from '../../ports';
import type { Api } from '../Api';
import { Commits } from './Commits';
import { inOneRequest } from './inOneRequest';
import { inSession } from './inSession';
import { SessionLost } from './Session';
import type { Shipment } from './Shipment';
import { uploadRefusal } from './uploadRefusal';

/** How often a document is sent from its beginning before it is given up. */
const BEGINNINGS = 3;

/** The uploads of one execution: what they hold in memory together is bounded, and they take turns in writing. */
export function uploadsOn(api: Api, clock: Clock, sizes: UploadSizes = uploadSizes): Uploads {
	const budget = new Budget(sizes.inFlight);
	const commits = new Commits(api);
	let underWay = 0;
	return {
		async upload(documents, settled) {
			return await inParallel(documents, DOCUMENTS_AT_ONCE, async ({ address, mode, source }) => {
				const shipment = { api, clock, commits, address, mode };
				const held = Math.min(source.size ?? sizes.chunk, sizes.chunk);
				underWay++;
				const file = await outcomeOf(
					async () =>
						await budget
							.spend(held, async () => await persistently(shipment, source, sizes, () => underWay === 1))
							.finally(() => underWay--),
				);
				settled?.();
				return file.ok ? done({ file: file.value, calls: 1 }) : file;
			});
		},
	};
}

/** Sends a document from its beginning again where the service lost what it had of it. */
async function persistently(
	shipment: Shipment,
	source: DocumentSource,
	sizes: UploadSizes,
	alone: () => boolean,
): Promise<FileEntry> {
	for (let beginning = 1; ; beginning++) {
		const file = await sent(shipment, source, sizes, alone).catch((thrown: unknown) => {
			if (thrown instanceof SessionLost && beginning < BEGINNINGS) return undefined;
			throw uploadRefusal(thrown, shipment);
		});
		if (file !== undefined) return file;
	}
}

/**
 * Reads the document once, and sends it by the way that fits: a small one that is alone by a single call; others
 * in a session, whose commit can be shared with those of other documents.
 */
async function sent(
	shipment: Shipment,
	source: DocumentSource,
	sizes: UploadSizes,
	alone: () => boolean,
): Promise<FileEntry> {
	const pieces = await source.open().catch(breakOff);
	const chunks = readChunks(wholeSource(pieces, source.size), chunkSizes(source.size, sizes));
	try {
		// There is always a first chunk, empty if need be.
		const first = (await chunks.next()).value as Chunk;
		const fits = first.last && first.bytes.length <= sizes.singleRequest;
		return fits && alone()
			? await inOneRequest(shipment, first.bytes)
			: await inSession(shipment, first, chunks);
	} finally {
		// What was opened is closed, however far it was read.
		await chunks.return();
	}
}
