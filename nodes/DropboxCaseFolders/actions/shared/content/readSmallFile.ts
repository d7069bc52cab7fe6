import { Refusal } from '../../../../shared/core/Refusal';
import { Sha256 } from '../../../../shared/domain/audit/merkle';
import { ContentHasher } from '../../../../shared/domain/contentHash';
import type { FileEntry } from '../../../../shared/domain/entry';
import type { Downloads } from '../../../../shared/dropbox/port';

/** What is expected of a file. */
export interface WantedFile {
	/** Bytes: what is longer is something else, and is not read into memory. */
	longest: number;
	/** As a sentence about it begins: `The manifest`. */
	called: string;
}

/** What stands in a file. */
export interface SmallFile {
	file: FileEntry;
	/** Empty where the file is longer. */
	bytes: Buffer;
	/** SHA-256 of all of it, in hex. */
	hash: string;
}

/**
 * Reads a file that these nodes wrote to its end. What was damaged on its way is read again, so that only what lies in
 * Dropbox counts.
 * @throws Refusal `content_mismatch` where it was damaged on every attempt; `not_found`, `unavailable` …
 */
export async function readSmallFile(
	address: string,
	dropbox: Downloads,
	{ longest, called }: WantedFile,
): Promise<SmallFile> {
	return await dropbox.download(address, undefined, async ({ file, content }) => {
		const [hash, contentHasher] = [new Sha256(), new ContentHasher()];
		const pieces: Uint8Array[] = [];
		for await (const piece of content) {
			hash.update(piece);
			contentHasher.update(piece);
			if (file.size <= longest) pieces.push(piece);
		}
		const arrived = contentHasher.digest();
		if (arrived !== (file.contentHash ?? arrived)) throw damagedRefusal(called);
		return { file, bytes: Buffer.concat(pieces), hash: hash.digest() };
	});
}

const damagedRefusal = (called: string): Refusal =>
	new Refusal(
		'content_mismatch',
		`${called} was damaged on its way from Dropbox on every attempt`,
		'Check proxies between n8n and Dropbox, then run it again.',
	);
