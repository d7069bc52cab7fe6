/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { centralRecord, dataDescriptor, endRecords, localHeader, type Written } from './records';

/** A file, or with a trailing slash and nothing to read, a folder. */
export interface ZipEntry {
	path: string;
	/** Milliseconds since the epoch. */
	modified: number;
	read?: () => Readable;
	isDeflated?: boolean;
	isWide?: boolean;
}

/**
 * A ZIP archive, made while it is read: sizes and checksums follow the bytes. Past 4 GiB it is one of ZIP64, as it is
 * where an entry asks for it.
 */
export function zipStream(entries: readonly ZipEntry[]): Readable {
	return Readable.from(pieces(entries), { objectMode: false });
}

async function* pieces(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
	const written: Written[] = [];
	let offset = 0;
	for (const entry of entries) {
		const { path, modified, isDeflated = false, isWide = false } = entry;
		const record: Written = {
			...{ path, modified, isDeflated, isWide, offset },
			...{ crc: 0, size: 0, packedSize: 0 },
		};
		const header = localHeader(record);
		yield header;
		for await (const piece of packed(entry, record)) {
			record.packedSize += piece.length;
			yield piece;
		}
		const descriptor = dataDescriptor(record);
		yield descriptor;
		offset += header.length + record.packedSize + descriptor.length;
		written.push(record);
	}
	const directory = Buffer.concat(written.map(centralRecord));
	yield directory;
	const isWide = written.some((each) => each.isWide);
	yield endRecords(written.length, directory.length, offset, isWide);
}

/** The bytes as they go into the archive; size and checksum are noted on the way. */
function packed({ read }: ZipEntry, record: Written): AsyncIterable<Buffer> {
	const measured = Readable.from(noting(read?.(), record), { objectMode: false });
	if (!record.isDeflated) return measured as AsyncIterable<Buffer>;
	// A fault of the source ends the iteration below, which is where it belongs.
	return pipeline(measured, createDeflateRaw({ level: 1 }), () => undefined) as AsyncIterable<Buffer>;
}

async function* noting(source: Readable | undefined, record: Written): AsyncGenerator<Buffer> {
	for await (const piece of source ?? []) {
		const bytes = piece as Buffer;
		record.crc = crc32(bytes, record.crc);
		record.size += bytes.length;
		yield bytes;
	}
}
