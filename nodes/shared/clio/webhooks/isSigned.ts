import { createHmac, timingSafeEqual } from 'crypto';

/** Whether a header looks like Clio's signature: HMAC-SHA256 in lower-case hex. Everything else is refused unread. */
export const isSignature = (header: unknown): header is string =>
	typeof header === 'string' && /^[0-9a-f]{64}$/.test(header);

/**
 * Whether the bytes were signed with the secret of a subscription. Without bytes, signature or secret they were not.
 * @param rawBody as it arrived: the same data in other bytes has another signature
 */
export function isSigned(rawBody: unknown, signature: unknown, secret: string | undefined): boolean {
	if (!Buffer.isBuffer(rawBody) || !isSignature(signature) || secret === undefined || secret === '')
		return false;
	const expected = createHmac('sha256', secret).update(rawBody).digest();
	return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function isSameSecret(one: unknown, other: string | undefined): boolean {
	if (typeof one !== 'string' || other === undefined || one === '' || other === '') return false;
	const [ours, theirs] = [one, other].map((text) => createHmac('sha256', 'compare').update(text).digest());
	return timingSafeEqual(ours as Buffer, theirs as Buffer);
}
