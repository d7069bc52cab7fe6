import type { FileEntry } from '../../domain/entry';
import { Refusal } from '../../domain/Refusal';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Call } from '../Api';
import { fileOf } from '../entries';
import { isUncertain, withPatience } from '../retry';
import type { Shipment } from './Shipment';

/**
 * Makes the write that lets the document appear, and holds the answer's content hash against the bytes that
 * were sent. When an answer is lost it is looked first whether the file is there, and only then repeated.
 * @throws Refusal `content_mismatch`; ApiError, ConnectionLost
 */
export async function committed(
	shipment: Shipment,
	hash: string,
	write: Call<files.FileMetadata>,
): Promise<FileEntry> {
	let mayBeThere = false;
	const file = await withPatience(shipment.clock, isUncertain, async () => {
		const found = mayBeThere ? await holding(shipment, hash) : undefined;
		mayBeThere = true;
		return found ?? fileOf(await shipment.api.callOnce(write));
	});
	if (file.contentHash === hash) return file;
	throw new Refusal(
		'content_mismatch',
		`What Dropbox holds as ${file.id} is not what was sent`,
		'Look at that file in Dropbox: it may be damaged. Bring back its former version or delete it, then run the workflow again.',
	);
}

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
