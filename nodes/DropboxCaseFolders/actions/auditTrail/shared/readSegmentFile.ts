import { Refusal } from '../../../../shared/core/Refusal';
import { ContentHasher } from '../../../../shared/domain/contentHash';
import { Sha256 } from '../../../../shared/domain/audit/merkle';
import type { Downloads } from '../../../../shared/dropbox/port';

/** Bytes. No segment that is written here comes near; what is longer is not read into memory. */
const LONGEST_SEGMENT = 32 * 1024 * 1024;

/** What stands in a file. */
export interface SegmentBytes {
	/** Empty where the file is longer than any segment. */
	bytes: Buffer;
	/** SHA-256 of all of it, in hex. */
	hash: string;
}

/**
 * Reads a segment to its end. What was damaged on its way is read again, so that only what lies in Dropbox counts.
 * @throws Refusal `not_found`, `content_mismatch`, `unavailable` …
 */
export async function readSegmentFile(address: string, dropbox: Downloads): Promise<SegmentBytes> {
	return await dropbox.download(address, undefined, async ({ file, content }) => {
		const [hash, contentHasher] = [new Sha256(), new ContentHasher()];
		const pieces: Uint8Array[] = [];
		for await (const piece of content) {
			hash.update(piece);
			contentHasher.update(piece);
			if (file.size <= LONGEST_SEGMENT) pieces.push(piece);
		}
		const arrived = contentHasher.digest();
		if (arrived !== (file.contentHash ?? arrived)) throw damagedRefusal();
		return { bytes: Buffer.concat(pieces), hash: hash.digest() };
	});
}

const damagedRefusal = (): Refusal =>
	new Refusal(
		'content_mismatch',
		'A segment of the audit trail was damaged on its way from Dropbox on every attempt',
		'Check proxies between n8n and Dropbox, then run it again.',
	);
