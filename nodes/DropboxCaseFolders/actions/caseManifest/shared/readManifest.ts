import { ContentHasher } from '../../../../shared/domain/contentHash';
import { Refusal } from '../../../../shared/core/Refusal';
import type { FileEntry } from '../../../../shared/domain/entry';
import { manifestFrom, type CaseManifest } from '../../../../shared/domain/manifest/CaseManifest';
import type { Downloads } from '../../../../shared/dropbox/port';

/** Bytes: of some hundred thousand documents. What is larger is something else, and is not read into memory. */
const LARGEST = 128 * 1024 * 1024;

/**
 * Reads a manifest out of Dropbox.
 * @throws Refusal `content_mismatch` where it is none, was changed or was damaged on its way; `not_found` …
 */
export async function readManifest(
	address: string,
	dropbox: Downloads,
): Promise<{ file: FileEntry; manifest: CaseManifest }> {
	return await dropbox.download(address, undefined, async ({ file, content }) => {
		const hasher = new ContentHasher();
		const pieces: Uint8Array[] = [];
		for await (const piece of content) {
			hasher.update(piece);
			if (file.size <= LARGEST) pieces.push(piece);
		}
		if (hasher.digest() !== file.contentHash) throw damagedRefusal();
		return { file, manifest: manifestFrom(Buffer.concat(pieces).toString('utf8')) };
	});
}

const damagedRefusal = (): Refusal =>
	new Refusal(
		'content_mismatch',
		'The manifest was damaged on its way from Dropbox on every attempt',
		'Check proxies between n8n and Dropbox, then run it again.',
	);
