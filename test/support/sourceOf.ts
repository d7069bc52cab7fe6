/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';

/**
 * A document with these bytes, which come in pieces of a size that fits no chunk.
 * @param size what it says of its length; undefined where that is not known
 */
export function sourceOf(content: string | Buffer, size?: number): DocumentSource & { opened: number } {
	const bytes = Buffer.from(content);
	return {
		opened: 0,
		size,
		async open() {
			this.opened += 1;
			return pieces(bytes);
		},
	};
}

/** A document of known length. */
export const documentOf = (content: string | Buffer): DocumentSource & { opened: number } =>
	sourceOf(content, Buffer.from(content).length);

async function* pieces(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
