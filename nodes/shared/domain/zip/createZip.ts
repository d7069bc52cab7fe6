import { Refusal } from '../../core/Refusal';
import { crc32 } from './crc32';
import { centralRecord, dataDescriptor, endRecords, localHeader, type WrittenEntry } from './records';

/** A document on its way into an archive. */
export interface ZippedDocument {
	/** `Correspondence/Letter.pdf`; no two of an archive are the same. */
	relativePath: string;
	/** Bytes. */
	size: number;
	/** ISO 8601. */
	modified: string;
	/** Called once, when its turn comes. */
	open(): Promise<AsyncIterable<Uint8Array>>;
}

/** Bytes of the directory that are handed on at once. */
const DIRECTORY_PIECE = 64 * 1024;

/**
 * A ZIP archive of documents and empty folders, made while it is read: one document is open at a time, and what is
 * kept of each is its line of the directory. Bytes are stored as they are, since most documents of a case are PDFs
 * and pictures, which are compressed already; so the archive is as large as its documents, and as fast. Names are
 * UTF-8. ZIP64 is used where an archive needs it (4 GiB, 65,535 entries) and nowhere else.
 * @param emptyFolders relative paths of folders that no document lies in
 * @throws Refusal `content_mismatch` where a document ends before or after its size; what its source throws
 */
export async function* createZip(
	documents: Iterable<ZippedDocument>,
	emptyFolders: Iterable<string> = [],
): AsyncGenerator<Uint8Array> {
	const written: WrittenEntry[] = [];
	let offset = 0;
	for (const folder of emptyFolders) {
		const entry = entryOf(`${folder}/`, undefined, 0, offset);
		const bytes = localHeader(entry);
		written.push(entry);
		offset += bytes.length;
		yield bytes;
	}
	for (const document of documents) {
		const modified = Date.parse(document.modified);
		const entry = entryOf(document.relativePath, modified, document.size, offset);
		const header = localHeader(entry);
		yield header;
		yield* contentOf(document, entry);
		const descriptor = dataDescriptor(entry);
		written.push(entry);
		offset += header.length + entry.size + descriptor.length;
		yield descriptor;
	}
	yield* directoryOf(written, offset);
}

const entryOf = (path: string, modified: number | undefined, size: number, offset: number): WrittenEntry => ({
	...{ name: Buffer.from(path), modified, size, crc: 0, offset },
});

/** The document's bytes; their checksum is in the entry afterwards. */
async function* contentOf(document: ZippedDocument, entry: WrittenEntry): AsyncGenerator<Uint8Array> {
	let left = entry.size;
	for await (const piece of await document.open()) {
		left -= piece.length;
		if (left < 0) throw otherLength();
		entry.crc = crc32(piece, entry.crc);
		yield piece;
	}
	if (left > 0) throw otherLength();
}

async function* directoryOf(entries: readonly WrittenEntry[], offset: number): AsyncGenerator<Uint8Array> {
	let size = 0;
	let pieces: Buffer[] = [];
	let pending = 0;
	for (const entry of entries) {
		const record = centralRecord(entry);
		pieces.push(record);
		size += record.length;
		pending += record.length;
		if (pending < DIRECTORY_PIECE) continue;
		yield Buffer.concat(pieces);
		pieces = [];
		pending = 0;
	}
	yield Buffer.concat([...pieces, endRecords(entries.length, size, offset)]);
}

const otherLength = () =>
	new Refusal(
		'content_mismatch',
		'A document in the ZIP is longer or shorter than Dropbox reported',
		'Someone may have changed it in the meantime. Run it again.',
	);
