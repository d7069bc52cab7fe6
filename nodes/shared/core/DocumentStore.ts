/** Thrown within a content whose bytes turn out to be wrong; whoever reads it hands it on as it is. */
export class ContentError extends Error {
	override readonly name: string = 'ContentError';
}

/** What is to be kept: a file that was opened at a service, or one that was made here. */
export interface FileToKeep {
	file: {
		name: string;
		/** Bytes. */
		size: number;
		/** As the service's hasher makes it; undefined where the service says none. */
		contentHash: string | undefined;
	};
	/** To be read once. */
	content: AsyncIterable<Uint8Array>;
}

/** Makes the hash of a content, fed piece by piece. */
export interface ContentHasher {
	update(piece: Uint8Array): unknown;
	digest(): string;
}

/** Where a workflow keeps the bytes of a document that was fetched: what n8n calls binary data. */
export interface DocumentStore<Kept = unknown> {
	/**
	 * Reads a file to its end into the store, under its name, and holds what was kept against its content hash.
	 * @throws Refusal `content_mismatch`
	 * @throws Refusal `too_large`, before anything is read, where the store does not take so much
	 * @throws ConnectionLost when the content broke off: what was kept of it is nothing; ContentError of the content
	 */
	keep(opened: FileToKeep): Promise<Kept>;
}
