import type { FileEntry } from '../domain/entry';

/** What is to be kept: a file that was opened in Dropbox, or one that was made here. */
export interface FileToKeep {
	file: Pick<FileEntry, 'name' | 'size' | 'contentHash'>;
	/** To be read once. */
	content: AsyncIterable<Uint8Array>;
}

/** Where a workflow keeps the bytes of a document that was fetched: what n8n calls binary data. */
export interface DocumentStore<Kept = unknown> {
	/**
	 * Reads a file to its end into the store, under its name, and holds what was kept against its content hash.
	 * @throws Refusal `content_mismatch`
	 * @throws ConnectionLost when the content broke off: what was kept of it is nothing
	 */
	keep(opened: FileToKeep): Promise<Kept>;
}
