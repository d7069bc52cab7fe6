import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import { withRetry } from '../../http/retry';
import { ConnectionLost, type Clock, type SendStreaming, type StreamedResponse } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import { isStorageAddress } from '../client/storage';
import { discard, foreignAddressRefusal } from '../client/storageAnswers';
import { clioService } from '../client/service';
import { throwRefusal } from '../errors/toRefusal';
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
				if (!isStorageAddress(location)) throw foreignAddressRefusal();
				const response = await open({ url: location, method: 'GET', headers: {} });
				return await take(await contentOf(response, wanted));
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

/** @throws ConnectionLost where another address may do */
async function contentOf(
	{ status, headers, body }: StreamedResponse,
	{ size: expected }: WantedContent,
): Promise<OpenedContent> {
	if (status !== 200) {
		await discard(body);
		if (status === 404) throw notStoredRefusal();
		if (status === 403 || status >= 500 || status === 429)
			throw new ConnectionLost('The storage gave no content');
		throw unexpectedResponse(`${clioService.name}’s storage`, `HTTP ${status}`);
	}
	const length = lengthIn(headers);
	const size = expected ?? length;
	if (size !== undefined && (length ?? size) === size) return { size, content: body };
	await discard(body);
	throw size === undefined
		? unexpectedResponse(`${clioService.name}’s storage`, 'no length')
		: otherSizeRefusal();
}

/** Undefined where the bytes are packed on their way: then it says nothing about the document. */
function lengthIn(headers: StreamedResponse['headers']): number | undefined {
	const length = headers['content-length'];
	const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
	return length === undefined || isPacked || !/^\d+$/.test(length) ? undefined : Number(length);
}

const notStoredRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The document is in Clio, but its content has not arrived yet',
		'It may still be uploading, or document automation may still be creating it. Run it again in a few minutes.',
	);

const otherSizeRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The size of the document in Clio’s storage is not the expected one',
		'Nothing was passed on. There may be a new version: run it again. If you filled in Size (Bytes), check it.',
	);
