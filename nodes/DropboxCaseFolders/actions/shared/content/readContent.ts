import { ContentHasher } from '../../../../shared/domain/contentHash';
import { throwSourceIncomplete, readWholeSource } from '../../../../shared/core/readWholeSource';
import type { DocumentSource } from '../../../../shared/core/DocumentSource';

/**
 * Reads a document to its end without keeping it, to know whether a file in Dropbox holds it already.
 * @throws Refusal `source_incomplete`
 */
export async function readContent(source: DocumentSource): Promise<{ size: number; contentHash: string }> {
	const hasher = new ContentHasher();
	let size = 0;
	for await (const piece of readWholeSource(await source.open().catch(throwSourceIncomplete), source.size)) {
		hasher.update(piece);
		size += piece.length;
	}
	return { size, contentHash: hasher.digest() };
}
