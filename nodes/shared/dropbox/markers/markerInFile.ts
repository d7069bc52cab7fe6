import { lastingAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { LARGEST_MARKER, markerContentHash, markerIn } from '../../domain/marker/markerFile';
import { Refusal } from '../../domain/Refusal';
import type { CaseMarker, Downloads } from '../../ports';

/**
 * What a marker file in a folder says. If its content hash is that of what is expected nothing is fetched, so that
 * a thousand folders are told from copies without a thousand downloads.
 * @param caseId the case that its name stands for, where that is known
 * @returns undefined where the file is no marker, or not any more
 */
export async function markerInFile(
	file: FileEntry,
	folder: FolderEntry,
	caseId: string | undefined,
	dropbox: Downloads,
): Promise<CaseMarker | undefined> {
	const folderId = lastingAddress(folder);
	if (caseId !== undefined && file.contentHash === markerContentHash(caseId, folderId)) {
		return { caseId, folderId, kind: 'file' };
	}
	const says = await fetched(file, dropbox);
	return says === undefined ? undefined : { ...says, kind: 'file' };
}

async function fetched(
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
			if (thrown instanceof Refusal && ['not_found', 'deleted'].includes(thrown.kind)) return undefined;
			throw thrown;
		});
}
