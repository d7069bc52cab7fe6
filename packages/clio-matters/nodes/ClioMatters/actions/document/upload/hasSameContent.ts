import { ContentHasher } from '../../../../../../../nodes/shared/domain/contentHash';
import type { ClioPort, Document, MeasuredContent } from '../../../../../../../nodes/shared/clio/port';

/** Whether the latest version of a document has this very content: by its bytes, since Clio says no hash of them. */
export const hasSameContent = async (
	{ id, latestVersion }: Document,
	{ contentHash, size }: Pick<MeasuredContent, 'contentHash' | 'size'>,
	clio: Pick<ClioPort, 'downloadContent'>,
): Promise<boolean> =>
	await clio.downloadContent(
		{ documentId: id, versionId: latestVersion?.id, size: latestVersion?.size },
		async (opened) => {
			const hasher = new ContentHasher();
			let read = 0;
			for await (const piece of opened.content) {
				hasher.update(piece);
				read += piece.length;
			}
			return read === size && hasher.digest() === contentHash;
		},
	);
