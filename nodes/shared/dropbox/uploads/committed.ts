import type { FileEntry } from '../../domain/entry';
import { Refusal } from '../../domain/Refusal';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../Api';
import { fileOf } from '../entries';
import { isUncertain } from '../retry';
import type { Shipment } from './Shipment';

/**
 * Makes the write that sends and commits a document at once, and holds the answer's content hash against the
 * bytes that were sent. When an answer is lost it is looked first whether the file is there, and only then repeated.
 * @throws Refusal `content_mismatch`; ApiError, ConnectionLost
 */
export async function committed(
	shipment: Shipment,
	hash: string,
	write: () => Promise<files.FileMetadata>,
): Promise<FileEntry> {
	let mayBeThere = false;
	const file = await shipment.waitedOut.patiently(isUncertain, async () => {
		const found = mayBeThere ? await holding(shipment, hash) : undefined;
		mayBeThere = true;
		return found ?? fileOf(await write());
	});
	return intact(file, hash);
}

/** @throws Refusal `content_mismatch` where the file holds something else than was sent */
export function intact(file: FileEntry, hash: string): FileEntry {
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
