import { RouteError } from '../../route';
import { contentHash } from '../../state/contentHash';

const LARGEST_BODY = 150 * 1024 * 1024;

/** Checks the bytes of an upload call. Throws payload_too_large or content_hash_mismatch. */
export function checkBody(body: Buffer, expectedHash: string | undefined): void {
	if (body.length > LARGEST_BODY) throw new RouteError({ '.tag': 'payload_too_large' });
	if (expectedHash !== undefined && contentHash(body) !== expectedHash.toLowerCase()) {
		throw new RouteError({ '.tag': 'content_hash_mismatch' });
	}
}
