import { createHash } from 'crypto';
import type { DocumentSource } from '../../core/DocumentSource';
import { readWholeSource } from '../../core/readWholeSource';
import { ContentHasher } from '../../domain/contentHash';
import type { MeasuredContent } from '../port';
import type { UploadSizes } from './limits';

/** Reads a content to its end, which says how it is sent, and what it is to be when it is read again. */
export async function measureContent(
	source: DocumentSource,
	{ whole, part }: Pick<UploadSizes, 'whole' | 'part'>,
): Promise<MeasuredContent> {
	const hasher = new ContentHasher();
	const digests: string[] = [];
	let size = 0;
	let digest = createHash('md5');
	for await (const piece of readWholeSource(await source.open(), source.size)) {
		hasher.update(piece);
		for (let start = 0; start < piece.length;) {
			const fitting = piece.subarray(start, start + part - (size % part));
			digest.update(fitting);
			start += fitting.length;
			size += fitting.length;
			if (size % part > 0) continue;
			digests.push(digest.digest('base64'));
			digest = createHash('md5');
		}
	}
	if (size % part > 0) digests.push(digest.digest('base64'));
	return { source, size, contentHash: hasher.digest(), partDigests: size < whole ? [] : digests };
}
