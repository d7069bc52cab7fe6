import type { Page, PageOptions } from '../../core/Pages';
import type { Folder, RecordId, Timestamp } from './Records';

export type { Folder };

export interface Folders {
	/** Page after page, in the order in which they were made. */
	listFolders(
		filter: { updatedSince?: Timestamp | undefined; matterId?: RecordId | undefined },
		options?: PageOptions,
	): AsyncIterable<Page<Folder>>;
	/** Those that there are, by ID: one call for up to 200. */
	readFolders(ids: readonly RecordId[]): Promise<Map<RecordId, Folder>>;
}
