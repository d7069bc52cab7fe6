import type { ClioState } from '../state/ClioState';
import type { Blob } from '../state/records';

/** What somebody uploads: text, base64, or so many bytes, zeros unless there is a seed. */
export function bytesOf(
	{ bytes }: ClioState,
	{ text = '', base64, size, seed }: { text?: string; base64?: string; size?: number; seed?: number },
): Blob {
	if (size !== undefined) return seed === undefined ? bytes.zeros(size) : bytes.generated(size, seed);
	return bytes.put([base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64')]);
}
