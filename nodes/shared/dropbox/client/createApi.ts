import { ConnectionLost, type Clock, type Send, type SendStreaming } from '../../http/types';
import { createClient } from '../../http/createClient';
import { isCorrupted, isTransient, isUncertain, type Call, type DownloadApi } from './Api';
import { createSdk, toApiError, type ActingHeaders } from './createSdk';
import { dropboxService } from './service';

/** How often bytes are sent that arrive damaged each time. */
const MOST_CORRUPTED = 3;

/**
 * The Api of one execution. `headers` says for whom it acts; it is asked once, before the first call, and
 * what it rejects with is every call's answer.
 * @param open how downloads are opened
 */
export function createApi(
	send: Send,
	clock: Clock,
	headers: () => Promise<ActingHeaders>,
	open: SendStreaming = nothingToOpen,
): DownloadApi {
	const client = createClient(send, clock, dropboxService);
	const made = async <T>(call: Call<T>, sendInTurn: Send) =>
		(await call(createSdk(sendInTurn, await headers())).catch(throwApiError)).result;
	return {
		call: async (call) =>
			await client.call(async (sendInTurn) => await made(call, sendInTurn), repeatable(isTransient)),
		async callOnce(call, findResult) {
			let mayBeDone = false;
			return await client.call(
				async (sendInTurn) => {
					const found = mayBeDone ? await findResult?.() : undefined;
					if (found !== undefined) return found;
					return await made(call, sendInTurn).catch((thrown: unknown) => {
						mayBeDone = isUncertain(thrown);
						throw thrown;
					});
				},
				repeatable((thrown) => isTransient(thrown) && (findResult !== undefined || !isUncertain(thrown))),
			);
		},
		// The SDK writes the request and reads the metadata and errors; it would read the content into memory.
		async open(call) {
			let content: AsyncIterable<Uint8Array> | undefined;
			const keepContent: Send = async (request) => {
				const { body, ...start } = await open(request);
				if (start.status < 200 || start.status >= 300) return { ...start, body: await readAll(body) };
				content = body;
				return { ...start, body: Buffer.alloc(0) };
			};
			const attempt = async (sendInTurn: Send) => {
				content = undefined;
				const result = await made(call, sendInTurn).catch(async (thrown: unknown) => {
					if (content === undefined) throw thrown;
					// Content without a word about the file is that of whoever stands between.
					await discardContent(content);
					throw new ConnectionLost('the answer was not one of Dropbox');
				});
				if (content === undefined) throw new ConnectionLost('the answer had no content');
				return { result, content };
			};
			return await client.call(attempt, isTransient, keepContent);
		},
	};
}

/** Whether a call may go through later; bytes that arrived damaged, as their hash tells, are sent a few times. */
function repeatable(isPassing: (thrown: unknown) => boolean): (thrown: unknown) => boolean {
	let sent = 1;
	return (thrown) => isPassing(thrown) || (isCorrupted(thrown) && sent++ < MOST_CORRUPTED);
}

function throwApiError(thrown: unknown): never {
	throw toApiError(thrown);
}

/** Where nothing is downloaded, as in the lists of the panel. */
const nothingToOpen: SendStreaming = async () =>
	await Promise.reject(new TypeError('this Api was made without a way to open downloads'));

/** Begins to read and stops, which frees the connection. What it holds, and whether it breaks off, is all one. */
export async function discardContent(content: AsyncIterable<Uint8Array>): Promise<void> {
	const pieces = content[Symbol.asyncIterator]();
	await pieces
		.next()
		.then(async () => await pieces.return?.())
		.catch(() => undefined);
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of body) pieces.push(piece);
	return Buffer.concat(pieces);
}
