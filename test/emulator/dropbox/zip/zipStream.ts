/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { centralRecord, dataDescriptor, endRecord, localHeader, type Written } from './records';

/** A file, or with a trailing slash and nothing to read, a folder. */
export interface ZipEntry {
	path: string;
	/** Milliseconds since the epoch. */
	modified: number;
	read?: () => Readable;
}

/** A ZIP archive of uncompressed entries, made while it is read. Without ZIP64, so below 4 GiB in all. */
export function zipStream(entries: readonly ZipEntry[]): Readable {
	return Readable.from(pieces(entries), { objectMode: false });
}

async function* pieces(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
	const written: Written[] = [];
	let offset = 0;
	for (const entry of entries) {
		const record: Written = { path: entry.path, modified: entry.modified, offset, crc: 0, size: 0 };
		const header = localHeader(record);
		yield header;
		for await (const piece of entry.read?.() ?? []) {
			const bytes = piece as Buffer;
			record.crc = crc32(bytes, record.crc);
			record.size += bytes.length;
			yield bytes;
		}
		const descriptor = dataDescriptor(record);
		yield descriptor;
		offset += header.length + record.size + descriptor.length;
		written.push(record);
	}
	const directory = Buffer.concat(written.map(centralRecord));
	yield directory;
	yield endRecord(written.length, directory.length, offset);
}
