import { inParallel } from '../../core/outcome';
import type { FileEntry } from '../../domain/entry';
import type { files } from '../../vendor/dropbox';
import { unexpectedResponse } from '../errors/toRefusal';
import type { SentDocument } from '../port';
import { finishSession } from './commitDocument';
import { LONGEST_HEADER, REQUESTS_AT_ONCE, SESSION_ATTEMPTS } from './limits';
import { appendEntryOf, sendBatch, type BatchEntry, type EntryResult } from './sendBatch';
import type { UploadContext } from './UploadContext';
import { uploadDocument } from './uploadDocument';
import { isUnavailable, SessionLost } from './uploadErrors';

/** Told once of each document how it is filed; what that throws is the document's own outcome. */
type Conclude = (document: SentDocument, filed: () => Promise<FileEntry>) => Promise<void>;

/**
 * Sends up to a thousand small documents together, commits those that arrived by one call, and sends the lost ones
 * again. Those that cannot share a request go by themselves.
 */
export async function uploadBatch(
	context: UploadContext,
	documents: readonly SentDocument[],
	conclude: Conclude,
): Promise<void> {
	let open = documents;
	for (let attempt = 1; open.length > 0; attempt++) {
		const results = await sendTogether(context, open).catch((thrown: unknown) =>
			open.map((document): EntryResult => ({ document, kind: 'refused', by: thrown })),
		);
		// Begun for all at once, so that they gather.
		const commits = results.map((result) => beginCommit(context, result));
		const lost: SentDocument[] = [];
		await inParallel(results, async (result, index) => {
			const { document, kind } = result;
			await finishEntry(context, result, commits[index]).then(
				async (file) => await conclude(document, async () => file),
				async (thrown: unknown) => {
					const isLost = thrown instanceof SessionLost && kind !== 'to go by itself';
					if (isLost && attempt < SESSION_ATTEMPTS) lost.push(document);
					else await conclude(document, async () => await Promise.reject(thrown));
				},
			);
		});
		open = lost;
	}
}

/** What a commit ends in is read later. */
function beginCommit(
	{ commits }: UploadContext,
	result: EntryResult,
): Promise<files.FileMetadata> | undefined {
	if (result.kind !== 'arrived') return undefined;
	const commit = commits.add(result.document, result.arrived);
	commit.catch(() => undefined);
	return commit;
}

async function finishEntry(
	context: UploadContext,
	result: EntryResult,
	commit: Promise<files.FileMetadata> | undefined,
): Promise<FileEntry> {
	const { document } = result;
	switch (result.kind) {
		case 'arrived':
			return await finishSession(context, document, result.arrived, commit);
		case 'to go by itself':
			return await uploadDocument(context, document, false);
		case 'lost':
			throw new SessionLost();
		case 'refused':
			throw result.by;
	}
}

/** Sends documents in as few requests as there can be; none is committed yet. */
async function sendTogether(
	context: UploadContext,
	documents: readonly SentDocument[],
): Promise<EntryResult[]> {
	const { api, clock, capabilities, sizes } = context;
	const alone = () => documents.map((document): EntryResult => ({ document, kind: 'to go by itself' }));
	if (!capabilities.isAvailable('packed requests', clock.now())) return alone();
	const started = await api
		.for(...documents)
		.call((sdk) => sdk.filesUploadSessionStartBatch({ num_sessions: documents.length }))
		.catch((thrown: unknown) => {
			if (!isUnavailable(thrown)) throw thrown;
			capabilities.markUnavailable('packed requests', clock.now());
			return undefined;
		});
	if (started === undefined) return alone();
	if (started.session_ids.length < documents.length)
		throw unexpectedResponse('fewer sessions than asked for');

	const entries = documents.map((document, index): BatchEntry => {
		const body = Math.max(1, document.source.size ?? sizes.small);
		const sessionId = started.session_ids[index] as string;
		return { document, sessionId, body, header: JSON.stringify(appendEntryOf(sessionId, body)).length + 1 };
	});
	const limits = { entries: capabilities.entriesPerRequest, body: sizes.batch, header: LONGEST_HEADER };
	const sent = await inParallel(
		packRequests(entries, limits),
		async (batch) => await sendBatch(context, batch),
		REQUESTS_AT_ONCE,
	);
	return sent.flat();
}

/** What one request takes. */
export interface RequestLimits {
	entries: number;
	/** Bytes of the documents together. */
	body: number;
	/** Bytes of what the entries say of the documents, in a header. */
	header: number;
}

/** What a document adds to the request that it is put into; bytes. */
export interface RequestLoad {
	body: number;
	header: number;
}

/**
 * Puts documents into requests in their order, each filled as far as it goes. A document that is too much for
 * any request has one of its own.
 */
export function packRequests<T extends RequestLoad>(loads: readonly T[], limits: RequestLimits): T[][] {
	const requests: T[][] = [];
	let request: T[] = [];
	let room = limits;
	for (const load of loads) {
		const fits = room.entries >= 1 && room.body >= load.body && room.header >= load.header;
		if (!fits && request.length > 0) {
			requests.push(request);
			request = [];
			room = limits;
		}
		request.push(load);
		room = {
			entries: room.entries - 1,
			body: room.body - load.body,
			header: room.header - load.header,
		};
	}
	return request.length === 0 ? requests : [...requests, request];
}
