import type { FileEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../client/Api';
import { fileOf } from '../files/entryOf';
import { isUncertain } from '../client/isTransient';
import type { PendingUpload } from './PendingUpload';

/**
 * Makes the write that sends and commits a document at once, and holds the answer's content hash against the
 * bytes that were sent. When an answer is lost it is looked first whether the file is there, and only then repeated.
 * @throws Refusal `content_mismatch`; ApiError, ConnectionLost
 */
export async function writeOnce(
	shipment: PendingUpload,
	hash: string,
	write: () => Promise<files.FileMetadata>,
): Promise<FileEntry> {
	let mayBeThere = false;
	const file = await shipment.outageBreaker.run(isUncertain, async () => {
		const found = mayBeThere ? await findSameContent(shipment, hash) : undefined;
		mayBeThere = true;
		return found ?? fileOf(await write());
	});
	return requireIntact(file, hash);
}

/** @throws Refusal `content_mismatch` where the file holds something else than was sent */
export function requireIntact(file: FileEntry, hash: string): FileEntry {
	if (file.contentHash === hash) return file;
	throw new Refusal(
		'content_mismatch',
		`What Dropbox holds as ${file.id} is not what was sent`,
		'Look at that file in Dropbox: it may be damaged. Bring back its former version or delete it, then run the workflow again.',
	);
}

/** The file at the shipment's address, if it holds this content. */
export async function findSameContent(shipment: PendingUpload, hash: string): Promise<FileEntry | undefined> {
	const found = await shipment.api
		.call((sdk) => sdk.filesGetMetadata({ path: shipment.address }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is('path')) return undefined;
			throw thrown;
		});
	return found?.['.tag'] === 'file' && found.content_hash === hash ? fileOf(found) : undefined;
}
