import { isAbsent } from '../../../../shared/core/Refusal';
import { outcomeOf } from '../../../../shared/core/outcome';
import { RECORD_NAME, recordFrom, type ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { joinPath } from '../../../../shared/domain/paths';
import type { Downloads } from '../../../../shared/dropbox/port';

/** Bytes; a record has some hundreds. What is larger is something else. */
const MAX_BYTES = 64 * 1024;

/** Where the record of a folder is, wherever the folder is. */
export const closingRecordAddress = (folder: Pick<FolderEntry, 'id'>): string =>
	joinPath(folder.id, RECORD_NAME);

/** A record as it stands in a folder. */
export interface StoredClosingRecord {
	file: FileEntry;
	record: ClosingRecord;
}

/** @throws Refusal `content_mismatch` where it is none, `not_found` … */
export async function readClosingRecord(address: string, dropbox: Downloads): Promise<StoredClosingRecord> {
	const { file, text } = await dropbox.download(address, undefined, async ({ file, content }) => {
		const pieces: Uint8Array[] = [];
		for await (const piece of content) {
			if (file.size <= MAX_BYTES) pieces.push(piece);
		}
		return { file, text: Buffer.concat(pieces).toString('utf8') };
	});
	return { file, record: recordFrom(text) };
}

/** The record in a folder; undefined where there is none. @throws Refusal as `readRecord` */
export async function findClosingRecord(
	folder: Pick<FolderEntry, 'id'>,
	dropbox: Downloads,
): Promise<StoredClosingRecord | undefined> {
	const read = await outcomeOf(async () => await readClosingRecord(closingRecordAddress(folder), dropbox));
	if (read.ok) return read.value;
	if (isAbsent(read.refusal)) return undefined;
	throw read.refusal;
}
