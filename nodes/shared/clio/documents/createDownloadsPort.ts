import { Refusal } from '../../core/Refusal';
import { contentLength } from '../../http/contentLength';
import { unexpectedResponse } from '../../http/createService';
import { discardContent } from '../../http/discardContent';
import { withRetry } from '../../http/retry';
import { ConnectionLost, type Clock, type SendStreaming, type StreamedResponse } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import { throwRefusal } from '../errors/toRefusal';
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
	const length = contentLength(headers);
	const size = expected ?? length;
	if (size !== undefined && (length ?? size) === size) return { size, content: body };
	await discardContent(body);
	throw size === undefined ? unexpectedResponse(STORAGE, 'no length') : otherSizeRefusal();
}

const otherSizeRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The size of the document in Clio’s storage is not the expected one',
		'Nothing was passed on. There may be a new version: run it again. If you filled in Size (Bytes), check it.',
	);
