import { OperationalError, sleep, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { ContentError } from '../core/DocumentStore';
import { ConnectionLost, type HttpRequest } from '../http/types';

/** A stream of Node's, as n8n's request helper yields it; the class itself cannot be had in a node. */
export interface ContentStream extends AsyncIterable<Uint8Array> {
	pipe(destination: unknown): unknown;
	destroy(): unknown;
	/** What it ended in, if not well. */
	readonly errored: Error | null | undefined;
}

export const isStream = (body: unknown): body is ContentStream =>
	typeof body === 'object' && body !== null && 'pipe' in body && Symbol.asyncIterator in body;

/**
 * Why a content ended before its end: what somebody said who looked into it, else the connection, unless the execution
 * was cancelled.
 */
export function streamError(thrown: unknown): Error {
	if (thrown instanceof ContentError) return thrown;
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

/** Bytes that n8n reads at once from its file system or database. */
const PIECE = 1024 * 1024;

/** Characters of base64 that are decoded at once: they stand for one piece. */
const CHARACTERS = Math.ceil(PIECE / 3) * 4;

/** What n8n keeps of a file, piece by piece, in each of its modes. */
export async function* readBinaryData(
	{ id, data }: IBinaryData,
	storage: Pick<IExecuteFunctions['helpers'], 'getBinaryStream'>,
): AsyncGenerator<Uint8Array> {
	if (id !== undefined && id !== '') {
		yield* await storage.getBinaryStream(id, PIECE);
		return;
	}
	for (let start = 0; start < data.length; start += CHARACTERS) {
		yield Buffer.from(data.slice(start, start + CHARACTERS), 'base64');
		// Nothing else waits here for a disk: others get their turn.
		await sleep(0);
	}
}

/** Bytes. What is longer is not worth a copy in memory. */
const LARGEST_JOINED = 1024 * 1024;

/** A request's body as n8n's request helper takes it. */
export function requestBody({ headers, body = [] }: HttpRequest): Buffer | StreamingBody {
	const length = body.reduce((sum, piece) => sum + piece.length, 0);
	if (length <= LARGEST_JOINED) return Buffer.concat(body);
	const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
	return new StreamingBody(body, type ?? 'application/octet-stream');
}

/**
 * Bytes that are written at a time. Encrypting them is what keeps the process from anything else: 32 MiB at once
 * take 40 ms and more, a quarter of a mebibyte well under one.
 */
const SLICE = 256 * 1024;

/**
 * A large request body that is sent piece by piece, as fast as the connection takes it, and never put together
 * in memory. To n8n's request helper it is a Blob: something of a known size that can be read again from its start,
 * which happens when a token is renewed on the way. (A stream could be read once only.)
 */
class StreamingBody implements Pick<Blob, 'size' | 'type'> {
	/** How the request helper recognises a Blob. One of Node's own would hold a copy of the bytes. */
	readonly [Symbol.toStringTag] = 'Blob';
	readonly size: number;

	/** @param type the content type, which the request helper takes from here */
	constructor(
		private readonly pieces: readonly Buffer[],
		readonly type: string,
	) {
		this.size = pieces.reduce((sum, { length }) => sum + length, 0);
	}

	async *stream(): AsyncGenerator<Buffer> {
		for (const piece of this.pieces) {
			for (let start = 0; start < piece.length; start += SLICE) yield piece.subarray(start, start + SLICE);
		}
	}
}
