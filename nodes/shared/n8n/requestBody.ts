import type { HttpRequest } from '../http/Send';
import { StreamingBody } from './StreamingBody';

/** Bytes. What is longer is not worth a copy in memory. */
const LARGEST_JOINED = 1024 * 1024;

/** A request's body as n8n's request helper takes it. */
export function requestBody({ headers, body = [] }: HttpRequest): Buffer | StreamingBody {
	const length = body.reduce((sum, piece) => sum + piece.length, 0);
	if (length <= LARGEST_JOINED) return Buffer.concat(body);
	const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
	return new StreamingBody(body, type ?? 'application/octet-stream');
}
