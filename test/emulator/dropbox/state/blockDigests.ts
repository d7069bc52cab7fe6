/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash, webcrypto } from 'node:crypto';

/** Dropbox hashes files in blocks of 4 MiB. */
export const BLOCK = 4 * 1024 * 1024;

/**
 * SHA-256 of each block of 4 MiB, counted from the first byte; the last one may be shorter. Several blocks are hashed
 * off the main thread, so that other connections are served meanwhile; one is not worth the way there.
 */
export function blockDigests(bytes: Uint8Array): Buffer[] | Promise<Buffer[]> {
	if (bytes.length <= BLOCK) return bytes.length === 0 ? [] : [sha256(bytes)];
	const starts = Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, index) => index * BLOCK);
	return Promise.all(
		starts.map(async (start) =>
			Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes.subarray(start, start + BLOCK))),
		),
	);
}

/** The content hash of bytes with these blocks, lower-case hex. */
export function hashOfDigests(digests: readonly Uint8Array[]): string {
	const overall = createHash('sha256');
	for (const digest of digests) overall.update(digest);
	return overall.digest('hex');
}

export function sha256(bytes: Uint8Array): Buffer {
	return createHash('sha256').update(bytes).digest();
}
