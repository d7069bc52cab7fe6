import type { Entry, FileEntry } from '../entry';
import { looksLikeMarker } from '../marker/markerFile';
import { comparable } from '../paths';
import { RECORD_NAME } from './ClosingRecord';

/** Counts what is in a case folder, entry by entry; one that comes twice, as listings may have it, counts once. */
export class Tally {
	/** The closing record, which is no document of the case. */
	record: FileEntry | undefined;
	/** Bytes of the documents. */
	bytes = 0;
	/** Documents that cannot be downloaded, such as papers written in Dropbox itself. */
	closedToDownloads = 0;
	private readonly documentIds = new Set<string>();
	private readonly entryIds = new Set<string>();

	/** @param level 1 for what lies directly in the case folder */
	see(entry: Entry, level: number): void {
		if (entry.kind === 'file' && level === 1 && isRecord(entry)) {
			this.record = entry;
			return;
		}
		this.entryIds.add(entry.id);
		if (entry.kind === 'folder' || this.documentIds.has(entry.id)) return;
		if (level === 1 && looksLikeMarker(entry.name)) return;
		this.documentIds.add(entry.id);
		this.bytes += entry.size;
		if (entry.contentHash === undefined) this.closedToDownloads++;
	}

	/** Files but the record and the case marker. */
	get documentCount(): number {
		return this.documentIds.size;
	}

	/** Files but the record, and folders; not the case folder itself. */
	get entryCount(): number {
		return this.entryIds.size;
	}
}

export const isRecord = ({ name }: FileEntry): boolean => comparable(name) === comparable(RECORD_NAME);
