import { createHash } from 'node:crypto';

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/**
 * HMAC-SHA256 as RFC 2104 defines it. The package checks signatures by `createHmac`; that both take the same key and the
 * same bytes must not follow from both calling it alike.
 */
export function hmacSha256(key: Buffer, message: Buffer): Buffer {
	const padded = Buffer.alloc(BLOCK);
	(key.length > BLOCK ? sha256(key) : key).copy(padded);
	const keyed = (pad: number): Buffer => Buffer.from(padded.map((byte) => byte ^ pad));
	return sha256(keyed(0x5c), sha256(keyed(0x36), message));
}

function sha256(...pieces: Buffer[]): Buffer {
	const hash = createHash('sha256');
	for (const piece of pieces) hash.update(piece);
	return hash.digest();
}
