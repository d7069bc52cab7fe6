import { ContentHasher } from '../../domain/contentHash';
import type { EventLoopYielder } from '../../core/EventLoopYielder';
import { slices } from './slices';

/** The content hash of pieces that follow each other, all in memory, without keeping the process from others. */
export async function hashInSlices(
	pieces: readonly Uint8Array[],
	breather: EventLoopYielder,
): Promise<string> {
	const hasher = new ContentHasher();
	for (const piece of pieces) {
		for (const slice of slices(piece)) {
			hasher.update(slice);
			await breather.yieldAfter(slice.length);
		}
	}
	return hasher.digest();
}
