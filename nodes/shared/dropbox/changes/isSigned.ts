import { createHmac, timingSafeEqual } from 'crypto';

/** Bytes; a notification of Dropbox names accounts and is far shorter. Longer ones are not even looked at. */
const LONGEST_BODY = 1024 * 1024;

/** Whether it can be a signature at all. */
export const isSignature = (given: unknown): given is string =>
	typeof given === 'string' && /^[0-9a-f]{64}$/.test(given);

/**
 * Whether a notification was signed with the app's secret: HMAC-SHA256 over the bytes of the body as they came, in
 * lower-case hex. Compared in a time that says nothing about how much of it was right. Without a secret, and
 * without a signature, nothing is.
 * Source: https://www.dropbox.com/developers/reference/webhooks
 */
export function isSigned(body: Uint8Array | undefined, signature: unknown, secret: unknown): boolean {
	if (typeof secret !== 'string' || secret === '') return false;
	if (!isSignature(signature)) return false;
	if (body === undefined || body.length > LONGEST_BODY) return false;
	const expected = createHmac('sha256', secret).update(body).digest();
	return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
