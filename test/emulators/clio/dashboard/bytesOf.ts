import type { ClioState } from '../state/ClioState';
import type { Blob } from '../state/records';

/** What somebody uploads: text, base64, or so many zero bytes. */
export function bytesOf(
	{ bytes }: ClioState,
	{ text = '', base64, size }: { text?: string; base64?: string; size?: number },
): Blob {
	if (size !== undefined) return bytes.zeros(size);
	return bytes.put([base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64')]);
}
