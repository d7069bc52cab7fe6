import { RECORD_NAME, recordFrom, type ClosingRecord } from '../../../shared/domain/closing/ClosingRecord';
import type { FileEntry, FolderEntry } from '../../../shared/domain/entry';
import { outcomeOf } from '../../../shared/domain/outcome';
import { below } from '../../../shared/domain/paths';
import type { Downloads } from '../../../shared/ports';

/** Bytes; a record has some hundreds. What is larger is something else. */
const LARGEST = 64 * 1024;

/** Where the record of a folder is, wherever the folder is. */
export const recordAddress = (folder: Pick<FolderEntry, 'id'>): string => below(folder.id, RECORD_NAME);

/** A record as it stands in a folder. */
export interface StandingRecord {
	file: FileEntry;
	record: ClosingRecord;
}

/** @throws Refusal `content_mismatch` where it is none, `not_found` … */
export async function readRecord(address: string, dropbox: Downloads): Promise<StandingRecord> {
	const { file, text } = await dropbox.download(address, undefined, async ({ file, content }) => {
		const pieces: Uint8Array[] = [];
		for await (const piece of content) {
			if (file.size <= LARGEST) pieces.push(piece);
		}
		return { file, text: Buffer.concat(pieces).toString('utf8') };
	});
	return { file, record: recordFrom(text) };
}

/** The record in a folder; undefined where there is none. @throws Refusal as `readRecord` */
export async function recordIn(
	folder: Pick<FolderEntry, 'id'>,
	dropbox: Downloads,
): Promise<StandingRecord | undefined> {
	const read = await outcomeOf(async () => await readRecord(recordAddress(folder), dropbox));
	if (read.ok) return read.value;
	if (['not_found', 'deleted'].includes(read.refusal.kind)) return undefined;
	throw read.refusal;
}
