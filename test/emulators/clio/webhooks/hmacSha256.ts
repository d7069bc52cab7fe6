import { createHash } from 'node:crypto';

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/**
 * HMAC-SHA256 by its definition (RFC 2104), which is not how the package checks signatures: that both take the same key
 * and bytes must not follow from both calling the same function alike.
 */
export function hmacSha256(key: Buffer, message: Buffer): Buffer {
	const padded = Buffer.alloc(BLOCK);
	(key.length > BLOCK ? digest(key) : key).copy(padded);
	const inner = digest(masked(padded, 0x36), message);
	return digest(masked(padded, 0x5c), inner);
}

const masked = (key: Buffer, mask: number): Buffer => Buffer.from(key.map((byte) => byte ^ mask));

function digest(...pieces: Buffer[]): Buffer {
	return createHash('sha256').update(Buffer.concat(pieces)).digest();
}
