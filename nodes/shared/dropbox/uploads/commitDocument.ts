import { Refusal } from '../../core/Refusal';
import type { FileEntry } from '../../domain/entry';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../client/Api';
import { fileOf } from '../files/entryOf';
import type { SentDocument } from '../port';
import { commitInfoOf, type ClosedSession } from './Commits';
import type { Chunk } from './readChunks';
import type { UploadContext } from './UploadContext';
import { SessionLost } from './uploadErrors';

/**
 * Sends and commits a document that is whole in memory by one call. When an answer is lost it is looked first whether the
 * file is there, and only then repeated.
 * @throws Refusal `content_mismatch`; ApiError, ConnectionLost
 */
export async function uploadInOneRequest(
	context: UploadContext,
	document: SentDocument,
	{ bytes, hash }: Chunk,
): Promise<FileEntry> {
	const body = { ...commitInfoOf(document), contents: [bytes], content_hash: hash };
	const file = await context.api.for(document).callOnce(
		async (sdk) => await context.commits.runInTurn(async () => await sdk.filesUpload(body)),
		async () => await findSameContent(context, document, hash),
	);
	return requireIntact(fileOf(file), hash);
}

/**
 * Commits a document that is whole in its session.
 * @param commit where it is under way already, with those of others
 * @throws SessionLost when it must be sent from its beginning again; Refusal `content_mismatch`; ApiError
 */
export async function finishSession(
	context: UploadContext,
	document: SentDocument,
	arrived: ClosedSession,
	commit = context.commits.add(document, arrived),
): Promise<FileEntry> {
	const file = await commit.catch(async (thrown: unknown) => {
		const lost = isLost(thrown);
		if (!lost && !isTaken(thrown)) throw thrown;
		// A commit whose answer was lost and that was repeated has found its own file, or its session consumed.
		const found = await findSameContent(context, document, arrived.hash);
		if (found !== undefined) return found;
		throw lost ? new SessionLost() : thrown;
	});
	if (file.content_hash === arrived.hash) return fileOf(file);
	// Nobody is told to look at a file as damaged for an answer that is about another one.
	return requireIntact(
		fileOf((await findSameContent(context, document, arrived.hash)) ?? file),
		arrived.hash,
	);
}

const isLost = (thrown: unknown): boolean =>
	thrown instanceof ApiError &&
	((thrown.is('lookup_failed') && !thrown.is('lookup_failed', 'too_large')) ||
		thrown.is('concurrent_session_missing_data') ||
		thrown.is('concurrent_session_not_closed'));

const isTaken = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('path', 'conflict', 'file');

/** @throws Refusal `content_mismatch` where the file holds something else than was sent */
function requireIntact(file: FileEntry, hash: string): FileEntry {
	if (file.contentHash === hash) return file;
	throw new Refusal(
		'content_mismatch',
		`The file in Dropbox, ${file.id}, is not what was sent`,
		'Check that file in Dropbox: it may be damaged. Restore its previous version or delete it, then run the workflow again.',
	);
}

/** The file at the document's address, if it holds this content. */
async function findSameContent(
	context: UploadContext,
	document: SentDocument,
	hash: string,
): Promise<files.FileMetadata | undefined> {
	const found = await context.api
		.for(document)
		.call((sdk) => sdk.filesGetMetadata({ path: document.address }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is('path')) return undefined;
			throw thrown;
		});
	return found?.['.tag'] === 'file' && found.content_hash === hash ? found : undefined;
}
