import { ContentHasher } from '../../../../shared/domain/contentHash';
import { throwSourceIncomplete, readWholeSource } from '../../../../shared/core/readWholeSource';
import type { DocumentSource } from '../../../../shared/core/DocumentSource';

/**
 * Reads a document to its end without keeping it, to know whether a file in Dropbox holds it already. What has been
 * sent piece by piece is known.
 * @throws Refusal `source_incomplete`
 */
export async function readContent(source: DocumentSource): Promise<{ size: number; contentHash: string }> {
	const { arrived, size: stated } = source;
	if (arrived !== undefined && stated !== undefined)
		return { size: stated, contentHash: arrived.contentHash };
	const hasher = new ContentHasher();
	let size = 0;
	for await (const piece of readWholeSource(await source.open().catch(throwSourceIncomplete), source.size)) {
		hasher.update(piece);
		size += piece.length;
	}
	return { size, contentHash: hasher.digest() };
}
