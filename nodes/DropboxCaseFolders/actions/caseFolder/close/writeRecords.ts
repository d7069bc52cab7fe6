import { singleChunk } from '../../../../shared/core/DocumentSource';
import { recordText, type ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { contentHash } from '../../../../shared/domain/contentHash';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { done, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { SentDocument, Uploads } from '../../../../shared/dropbox/port';
import { closingRecordAddress } from '../../shared/caseFolders/readClosingRecord';

/** A record that is to be in a folder, and the file that stands in its place. */
export interface RecordToWrite {
	folder: FolderEntry;
	record: ClosingRecord;
	inPlace: FileEntry | undefined;
}

/** Puts records into their folders, all together; those that are there already cost nothing. */
export async function writeRecords(
	records: readonly RecordToWrite[],
	dropbox: Uploads,
): Promise<Array<Outcome<FileEntry>>> {
	const uploads = records.map(uploadOf);
	const missing = uploads.filter((upload) => upload !== undefined);
	const uploaded = (missing.length === 0 ? [] : await dropbox.upload(missing)).values();
	return uploads.map((upload, index) => {
		if (upload === undefined) return done(records[index]?.inPlace as FileEntry);
		const outcome = uploaded.next().value;
		if (outcome?.ok === true) return done(outcome.value.file);
		return outcome?.refusal.reason === 'name_taken'
			? { ok: false, refusal: takenMeanwhile() }
			: (outcome as never);
	});
}

function uploadOf({ folder, record, inPlace }: RecordToWrite): SentDocument | undefined {
	const bytes = Buffer.from(recordText(record));
	if (inPlace?.contentHash === contentHash(bytes)) return undefined;
	return {
		address: closingRecordAddress(folder),
		mode: inPlace === undefined ? { kind: 'add' } : { kind: 'update', rev: inPlace.rev },
		source: { size: bytes.length, open: async () => await Promise.resolve(singleChunk(bytes)) },
	};
}

const takenMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Somebody else began to close this case folder at the same moment',
		'Run it again: what is done is found and kept.',
	);
