import type { FileEntry } from '../../../../shared/domain/entry';
import { manifestFrom, type CaseManifest } from '../../../../shared/domain/manifest/CaseManifest';
import type { Downloads } from '../../../../shared/dropbox/port';
import { readSmallFile } from '../../shared/content/readSmallFile';

/** Of some hundred thousand documents. */
const MANIFEST = { longest: 128 * 1024 * 1024, called: 'The manifest' };

/**
 * Reads a manifest out of Dropbox.
 * @throws Refusal `content_mismatch` where it is none, was changed or was damaged on its way; `not_found` …
 */
export async function readManifest(
	address: string,
	dropbox: Downloads,
): Promise<{ file: FileEntry; manifest: CaseManifest }> {
	const { file, bytes } = await readSmallFile(address, dropbox, MANIFEST);
	return { file, manifest: manifestFrom(bytes.toString('utf8')) };
}
