import type { IBinaryData } from 'n8n-workflow';
import { outcomeOfSync } from '../../../../../../nodes/shared/core/outcome';
import { safeName } from '../../../../../../nodes/shared/domain/naming/safeName';
import type { Dependencies } from '../shared/Dependencies';
import type { DownloadRequest } from './downloadFields';

/** Fetches a document's content into n8n's binary data. */
export const keepContent = async (
	{ documentId, versionId }: Pick<DownloadRequest, 'documentId' | 'versionId'>,
	{ name, size }: { name: string; size: number | undefined },
	{ clio, documents }: Dependencies,
): Promise<IBinaryData> =>
	await clio.downloadContent(
		{ documentId, versionId, size },
		async (opened) =>
			await documents.keep({
				file: { name: fileNameFor(name, documentId), size: opened.size, contentHash: undefined },
				content: opened.content,
			}),
	);

/** What a file is called on a disk: no folder's name, nothing that is not seen, and no more than disks take. */
export function fileNameFor(name: string, documentId: number): string {
	const safe = outcomeOfSync(() => safeName(name, 'file').name);
	return safe.ok ? safe.value : `document ${documentId}`;
}

/** Folders one in another, as they may be called on a disk: `Correspondence/2026`. */
export const folderPathFor = (folders: readonly string[]): string =>
	folders
		.map((name) => {
			const safe = outcomeOfSync(() => safeName(name, 'folder').name);
			return safe.ok ? safe.value : '_';
		})
		.join('/');
