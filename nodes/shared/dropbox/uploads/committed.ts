import type { FileEntry } from '../../domain/entry';
import { Refusal } from '../../domain/Refusal';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../Api';
import { fileOf } from '../entries';
import { isUncertain, isWriteContention, withPatience } from '../retry';
import type { Shipment } from './Shipment';

/**
 * Makes the write that lets the document appear, and holds the answer's content hash against the bytes that
 * were sent. When an answer is lost it is looked first whether the file is there, and only then repeated.
 * @throws Refusal `content_mismatch`; ApiError, ConnectionLost
 */
export async function committed(
	shipment: Shipment,
	hash: string,
	write: () => Promise<files.FileMetadata>,
): Promise<FileEntry> {
	let mayBeThere = false;
	const file = await withPatience(shipment.clock, mayPass, async () => {
		const found = mayBeThere ? await holding(shipment, hash) : undefined;
		mayBeThere = true;
		return found ?? fileOf(await write());
	});
	if (file.contentHash === hash) return file;
	throw new Refusal(
		'content_mismatch',
		`What Dropbox holds as ${file.id} is not what was sent`,
		'Look at that file in Dropbox: it may be damaged. Bring back its former version or delete it, then run the workflow again.',
	);
}

/** A batch as a whole is answered even if some of its entries met another writer's lock. */
const mayPass = (thrown: unknown): boolean =>
	isUncertain(thrown) || (thrown instanceof ApiError && isWriteContention(thrown));

/** The file at the shipment's address, if it holds this content. */
export async function holding(shipment: Shipment, hash: string): Promise<FileEntry | undefined> {
	const found = await shipment.api
		.call((sdk) => sdk.filesGetMetadata({ path: shipment.address }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is('path')) return undefined;
			throw thrown;
		});
	return found?.['.tag'] === 'file' && found.content_hash === hash ? fileOf(found) : undefined;
}
