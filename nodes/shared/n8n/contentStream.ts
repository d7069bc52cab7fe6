import { OperationalError } from 'n8n-workflow';
import { ConnectionLost } from '../http/Send';

/** A stream of Node's, as n8n's request helper yields it; the class itself cannot be had in a node. */
export interface ContentStream extends AsyncIterable<Uint8Array> {
	pipe(destination: unknown): unknown;
	destroy(): unknown;
	/** What it ended in, if not well. */
	readonly errored: Error | null | undefined;
}

export const isStream = (body: unknown): body is ContentStream =>
	typeof body === 'object' && body !== null && 'pipe' in body && Symbol.asyncIterator in body;

/** Why a content ended before its end: the connection, unless the execution was cancelled. */
export function streamError(thrown: unknown): Error {
	const { code } = thrown as { code?: unknown };
	if (code === 'ERR_CANCELED') return new OperationalError('The execution was cancelled');
	return new ConnectionLost('The content broke off');
}

/** All of a content, put together. */
export async function readWhole(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	try {
		for await (const piece of content) pieces.push(piece);
	} catch (thrown) {
		throw streamError(thrown);
	}
	return Buffer.concat(pieces);
}
