import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import { withRetry } from '../../http/retry';
import { ConnectionLost, type Clock, type SendStreaming, type StreamedResponse } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import { throwRefusal } from '../errors/toRefusal';
import { discard } from '../client/storageAnswers';
import { openStored, STORAGE } from './openStored';
import type { Downloads, OpenedContent, WantedContent } from '../port';

/** How often a document is read from its beginning before it is given up, each time from a newly signed address. */
const MOST_ATTEMPTS = 4;

/** @param open what lies at an address, without any token */
export function createDownloadsPort(api: ClioApi, open: SendStreaming, clock: Clock): Downloads {
	return {
		async downloadContent(wanted, take) {
			let attempts = 0;
			const attempt = async () => {
				attempts++;
				const { location } = await api
					.redirect(['documents', wanted.documentId, 'download'], {
						document_version_id: wanted.versionId,
					})
					.catch(throwRefusal);
				return await take(await contentOf(await openStored(open, location), wanted));
			};
			return await withRetry(clock, (thrown) => isBroken(thrown) && attempts < MOST_ATTEMPTS, attempt).catch(
				throwRefusal,
			);
		},
	};
}

/** What may go better from the beginning: the content ended early, or was damaged on its way. */
const isBroken = (thrown: unknown): boolean =>
	thrown instanceof ConnectionLost || (thrown instanceof Refusal && thrown.reason === 'content_mismatch');

/** What was stored, if it is what was wanted. */
async function contentOf(
	{ headers, body }: StreamedResponse,
	{ size: expected }: WantedContent,
): Promise<OpenedContent> {
	const length = lengthIn(headers);
	const size = expected ?? length;
	if (size !== undefined && (length ?? size) === size) return { size, content: body };
	await discard(body);
	throw size === undefined ? unexpectedResponse(STORAGE, 'no length') : otherSizeRefusal();
}

/** Undefined where the bytes are packed on their way: then it says nothing about the document. */
function lengthIn(headers: StreamedResponse['headers']): number | undefined {
	const length = headers['content-length'];
	const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
	return length === undefined || isPacked || !/^\d+$/.test(length) ? undefined : Number(length);
}

const otherSizeRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The size of the document in Clio’s storage is not the expected one',
		'Nothing was passed on. There may be a new version: run it again. If you filled in Size (Bytes), check it.',
	);
