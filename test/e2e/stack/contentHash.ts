import { createHash } from 'node:crypto';

const block = 4 * 1024 * 1024;

/**
 * Dropbox's content hash, written here anew from its public description so that it can tell whether
 * the package's own is right: SHA-256 over the SHA-256 of each block of 4 MiB, in hex.
 */
export function contentHash(bytes: Buffer): string {
	const whole = createHash('sha256');
	for (let start = 0; start < bytes.length; start += block) {
		whole.update(
			createHash('sha256')
				.update(bytes.subarray(start, start + block))
				.digest(),
		);
	}
	return whole.digest('hex');
}
