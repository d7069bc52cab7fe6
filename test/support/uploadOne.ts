/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry } from '@/nodes/shared/domain/entry';
import type { Uploads, WriteMode } from '@/nodes/shared/dropbox/port';
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';

/** Uploads a single document; its refusal is thrown. */
export async function uploadOne(
	uploads: Uploads,
	address: string,
	mode: WriteMode,
	source: DocumentSource,
): Promise<FileEntry> {
	const [outcome] = await uploads.upload([{ address, mode, source }]);
	if (outcome === undefined) throw new TypeError('no outcome');
	if (!outcome.ok) throw outcome.refusal;
	return outcome.value.file;
}
