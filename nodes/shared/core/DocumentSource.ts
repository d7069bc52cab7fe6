/** The bytes of a document, wherever n8n keeps them. */
export interface DocumentSource {
	/** Bytes, where it is known before reading; a source that ends elsewhere is incomplete. */
	size: number | undefined;
	/** Reads from the start; may be called again, e.g. once to hash and once to send. */
	open(): Promise<AsyncIterable<Uint8Array>>;
}

/** Bytes that are whole in memory, as content to be read. */
export async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield await Promise.resolve(bytes);
}
