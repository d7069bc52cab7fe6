/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Dropbox hashes files in blocks of 4 MiB. */
export const BLOCK = 4 * 1024 * 1024;

/**
 * SHA-256 of each block of 4 MiB, counted from the first byte; the last one may be shorter. Other connections are
 * served between two blocks. (Web Crypto's digests run elsewhere, but copying the bytes there takes longer.)
 */
export async function blockDigests(bytes: Uint8Array): Promise<Buffer[]> {
	const digests: Buffer[] = [];
	for (let start = 0; start < bytes.length; start += BLOCK) {
		if (start > 0) await setImmediate();
		digests.push(sha256(bytes.subarray(start, start + BLOCK)));
	}
	return digests;
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
