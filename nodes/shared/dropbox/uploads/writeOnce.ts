import type { FileEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import { ApiError, type Call } from '../client/Api';
import type { files } from '../../vendor/dropbox';
import { fileOf } from '../files/entryOf';
import type { PendingUpload } from './PendingUpload';

/**
 * Makes the write that sends and commits a document at once, and holds the answer's content hash against the
 * bytes that were sent. When an answer is lost it is looked first whether the file is there, and only then repeated.
 * @throws Refusal `content_mismatch`; ApiError, ConnectionLost
 */
export async function writeOnce(
	shipment: PendingUpload,
	hash: string,
	write: Call<files.FileMetadata>,
): Promise<FileEntry> {
	const made = await shipment.api.callOnce(
		async (sdk) => await shipment.commits.runInTurn(async () => await write(sdk)),
		async () => await findSameContent(shipment, hash),
	);
	return requireIntact(fileOf(made), hash);
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
export async function findSameContent(
	shipment: PendingUpload,
	hash: string,
): Promise<files.FileMetadata | undefined> {
	const found = await shipment.api
		.call((sdk) => sdk.filesGetMetadata({ path: shipment.address }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is('path')) return undefined;
			throw thrown;
		});
	return found?.['.tag'] === 'file' && found.content_hash === hash ? found : undefined;
}
