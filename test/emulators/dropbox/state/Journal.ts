import type { Entry, FolderEntry } from './Entry';

/** What was at a path is gone; one record for a whole folder. */
export interface GoneRecord {
	kind: 'gone';
	/** Folder (of the same namespace) in which it was, so that the path follows the folder. */
	parent: FolderEntry;
	name: string;
	key: string;
	was: 'file' | 'folder';
}

/** Everything below a mount point came or went at once: for one account, or for all. */
export interface VisibilityRecord {
	kind: 'appeared' | 'disappeared';
	mountPoint: FolderEntry;
	/** Only this account is concerned; undefined: everybody. */
	accountId?: string;
}

/** A bare entry was made, changed, or arrived from elsewhere; bare, because a million must fit. */
export type JournalRecord = Entry | GoneRecord | VisibilityRecord;

/** Every change of every namespace in the order it happened; cursors are positions in it. */
export class Journal {
	private readonly records: JournalRecord[] = [];
	/** Called after every record. */
	readonly listeners = new Set<(record: JournalRecord) => void>();

	/** Position after the last record. */
	get end(): number {
		return this.records.length;
	}

	at(position: number): JournalRecord | undefined {
		return this.records[position];
	}

	/** An older record about the same entry no longer counts. */
	changed(entry: Entry): void {
		entry.seq = this.records.length;
		this.append(entry);
	}

	append(record: JournalRecord): void {
		this.records.push(record);
		for (const listener of this.listeners) listener(record);
	}

	/** Calls back after every record; returns what ends it. */
	subscribe(listener: (record: JournalRecord) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
}
