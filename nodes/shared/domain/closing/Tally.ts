import type { Entry, FileEntry } from '../entry';
import { isMarkerFile } from '../marker/markerFile';
import { isRecordName } from './ClosingRecord';

/** Counts what is in a case folder, entry by entry; one that comes twice, as listings may have it, counts once. */
export class Tally {
	/** The closing record, which is no document of the case. */
	record: FileEntry | undefined;
	/** Bytes of the documents. */
	bytes = 0;
	/** Documents that cannot be downloaded, such as papers written in Dropbox itself. */
	notDownloadable = 0;
	private readonly sharedFolderIds = new Set<string>();
	private readonly documentIds = new Set<string>();
	private readonly entryIds = new Set<string>();

	/** @param level 1 for what lies directly in the case folder */
	add(entry: Entry, level: number): void {
		if (entry.kind === 'file' && level === 1 && isRecordName(entry.name)) {
			this.record = entry;
			return;
		}
		this.entryIds.add(entry.id);
		if (entry.kind === 'folder' && entry.ownNamespaceId !== undefined) this.sharedFolderIds.add(entry.id);
		if (entry.kind === 'folder' || this.documentIds.has(entry.id)) return;
		if (level === 1 && isMarkerFile(entry.name, entry.size)) return;
		this.documentIds.add(entry.id);
		this.bytes += entry.size;
		if (entry.contentHash === undefined) this.notDownloadable++;
	}

	/** Files but the record and the case marker. */
	get documentCount(): number {
		return this.documentIds.size;
	}

	/** Folders with members of their own: shared folders inside it. */
	get sharedFolderCount(): number {
		return this.sharedFolderIds.size;
	}

	/** Files but the record, and folders; not the case folder itself. */
	get entryCount(): number {
		return this.entryIds.size;
	}
}
