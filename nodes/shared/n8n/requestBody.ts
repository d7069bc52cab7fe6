import type { ApiRequest } from '../ports';
import { PiecedBody } from './PiecedBody';

/** Bytes. What is longer is not worth a copy in memory. */
const LARGEST_JOINED = 1024 * 1024;

/** A request's body as n8n's request helper takes it. */
export function requestBody({ headers, body = [] }: ApiRequest): Buffer | PiecedBody {
	const length = body.reduce((sum, piece) => sum + piece.length, 0);
	if (length <= LARGEST_JOINED) return Buffer.concat(body);
	const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
	return new PiecedBody(body, type ?? 'application/octet-stream');
}
