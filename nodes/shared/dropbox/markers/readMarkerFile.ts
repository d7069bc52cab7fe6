import { stableAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { LARGEST_MARKER, markerContentHash, markerIn } from '../../domain/marker/markerFile';
import { Refusal } from '../../core/Refusal';
import type { CaseMarker, Downloads } from '../port';

/**
 * What a marker file in a folder says. If its content hash is that of what is expected nothing is fetched, so that
 * a thousand folders are told from copies without a thousand downloads.
 * @param caseId the case that its name stands for, where that is known
 * @returns undefined where the file is no marker, or not any more
 */
export async function readMarkerFile(
	file: FileEntry,
	folder: FolderEntry,
	caseId: string | undefined,
	dropbox: Downloads,
): Promise<CaseMarker | undefined> {
	const folderId = stableAddress(folder);
	if (caseId !== undefined && file.contentHash === markerContentHash(caseId, folderId)) {
		return { caseId, folderId, kind: 'file' };
	}
	const says = await downloadMarker(file, dropbox);
	return says === undefined ? undefined : { ...says, kind: 'file' };
}

async function downloadMarker(
	file: FileEntry,
	dropbox: Downloads,
): Promise<{ caseId: string; folderId: string } | undefined> {
	if (file.size > LARGEST_MARKER || file.size === 0) return undefined;
	return await dropbox
		.download(file.id, undefined, async ({ content }) => {
			const pieces: Uint8Array[] = [];
			for await (const piece of content) pieces.push(piece);
			return markerIn(Buffer.concat(pieces), file.name);
		})
		.catch((thrown: unknown) => {
			// Somebody took it away meanwhile.
			if (thrown instanceof Refusal && ['not_found', 'deleted'].includes(thrown.reason)) return undefined;
			throw thrown;
		});
}
