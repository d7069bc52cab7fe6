/** The bytes of a document, wherever n8n keeps them. */
export interface DocumentSource {
	/** Bytes, where it is known before reading; a source that ends elsewhere is incomplete. */
	size: number | undefined;
	/** Reads from the start; may be called again, e.g. once to hash and once to send. */
	open(): Promise<AsyncIterable<Uint8Array>>;
	/** Where all of it has been sent already, piece by piece, and is only to be committed: it is not read again. */
	readonly arrived?: ArrivedContent;
}

/** Bytes that lie, whole, in an upload session of the service that they are for. */
export interface ArrivedContent {
	sessionId: string;
	/** The service's content hash of what was sent. */
	contentHash: string;
}

/** Bytes that are whole in memory, as content to be read. */
export async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield await Promise.resolve(bytes);
}

/** A document that is in its session already, and nowhere else. */
export const arrivedSource = (size: number, arrived: ArrivedContent): DocumentSource => ({
	size,
	arrived,
	open: async () => await Promise.reject(new TypeError('what has arrived is not read again')),
});
