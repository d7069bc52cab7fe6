import type { Page, PageOptions } from './Pages';
import type { RecordId, Reference, Timestamp } from './Records';

/** A folder that documents lie in. */
export interface Folder {
	id: RecordId;
	etag: string;
	name: string;
	/** Undefined for a folder of a contact, or of the firm. */
	matter: Reference | undefined;
	/** Undefined for the folder that all others lie in. */
	parent: Reference | undefined;
	createdAt: Timestamp;
	updatedAt: Timestamp;
	/** Undefined unless it lies in the trash. */
	deletedAt: Timestamp | undefined;
}

export interface Folders {
	/** Page after page, in the order in which they were made. */
	listFolders(
		filter: { updatedSince?: Timestamp | undefined; matterId?: RecordId | undefined },
		options?: PageOptions,
	): AsyncIterable<Page<Folder>>;
	/** Those that there are, by ID: one call for up to 200. */
	readFolders(ids: readonly RecordId[]): Promise<Map<RecordId, Folder>>;
}
