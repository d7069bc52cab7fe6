import { ConnectionLost, type HttpRequest, type SendStreaming, type Send } from '../../http/Send';
import type { Call, DownloadResponse } from './Api';
import { createSdk, type ActingHeaders } from './createSdk';

/**
 * Makes one call of a download route. The SDK writes the request and reads the metadata and errors; the content
 * is kept from it, since it would read that into memory.
 * @throws what the SDK throws for an answer; ConnectionLost
 */
export async function openDownload<T>(
	open: SendStreaming,
	paced: (send: Send) => Send,
	acting: ActingHeaders,
	call: Call<T>,
): Promise<DownloadResponse<T>> {
	let content: AsyncIterable<Uint8Array> | undefined;
	const answered = async (request: HttpRequest) => {
		const { status, headers, body } = await open(request);
		if (status < 200 || status >= 300) return { status, headers, body: await readAll(body) };
		content = body;
		return { status, headers, body: Buffer.alloc(0) };
	};
	const called = await call(createSdk(paced(answered), acting)).catch(async (thrown: unknown) => {
		if (content === undefined) throw thrown;
		// Content without a word about the file is that of whoever stands between.
		await discardContent(content);
		throw new ConnectionLost('the answer was not one of Dropbox');
	});
	if (content === undefined) throw new ConnectionLost('the answer had no content');
	return { result: called.result, content };
}

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
