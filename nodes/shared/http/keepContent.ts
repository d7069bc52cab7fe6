import type { Send, SendStreaming } from './types';

/**
 * Lets a client make its calls through a streaming sender: it sees how an answer begins, and the whole of one that is no
 * success; the content of a success goes to `keep` instead.
 */
export function keepContent(open: SendStreaming, keep: (content: AsyncIterable<Uint8Array>) => void): Send {
	return async (request) => {
		const { body, ...start } = await open(request);
		if (start.status < 200 || start.status >= 300) return { ...start, body: await readAll(body) };
		keep(body);
		return { ...start, body: Buffer.alloc(0) };
	};
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of body) pieces.push(piece);
	return Buffer.concat(pieces);
}
