/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive that is built by hand, in one of the ways in which programs write them. */
export interface ArchiveEntry {
	name: string | Buffer;
	content?: string | Buffer;
	method?: 'stored' | 'deflated';
	/** Where checksum and sizes are said; behind the bytes in one of four forms. */
	said?: 'before' | 'narrow' | 'wide' | 'narrow unsigned' | 'wide unsigned';
	/** Sizes are in a ZIP64 field though they would fit without. */
	zip64?: boolean;
	/** What the header says of the content, where it is not true. */
	lie?: { crc?: number; size?: number };
	flags?: number;
}

interface Header {
	name: Buffer;
	flags: number;
	method: number;
	crc: number;
	packed: number;
	size: number;
	zip64: boolean;
}

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >>> 8]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);
const u64 = (value: number): Buffer =>
	Buffer.concat([u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32))]);

/** A whole archive in memory. `edit` may change what its directory says of the entries. */
export function archiveOf(
	entries: readonly ArchiveEntry[],
	edit: (lines: Buffer[]) => Buffer[] = (lines) => lines,
	comment = '',
): Buffer {
	const parts: Buffer[] = [];
	const lines: Buffer[] = [];
	let offset = 0;
	for (const made of entries) {
		const { header, bytes } = entryOf(made);
		lines.push(lineOf(header, offset));
		parts.push(bytes);
		offset += bytes.length;
	}
	const directory = edit(lines);
	const size = directory.reduce((sum, line) => sum + line.length, 0);
	const count = u16(directory.length);
	const end = [u32(0x06054b50), u32(0), count, count, u32(size), u32(offset), u16(comment.length)];
	return Buffer.concat([...parts, ...directory, ...end, Buffer.from(comment)]);
}

function entryOf(made: ArchiveEntry): { header: Header; bytes: Buffer } {
	const { content = '', method = 'stored', said = 'before', zip64 = false, lie = {}, flags = 0x800 } = made;
	const bytes = Buffer.from(content);
	const packed = method === 'stored' ? bytes : deflateRawSync(bytes);
	const header: Header = {
		name: Buffer.from(made.name),
		flags: flags | (said === 'before' ? 0 : 8),
		method: method === 'stored' ? 0 : 8,
		crc: lie.crc ?? crc32(bytes),
		packed: packed.length,
		size: lie.size ?? bytes.length,
		zip64,
	};
	const shown = said === 'before' ? header : { ...header, crc: 0, packed: 0, size: 0 };
	return { header, bytes: Buffer.concat([localHeader(shown), packed, descriptor(header, said)]) };
}

function localHeader({ name, flags, method, crc, packed, size, zip64 }: Header): Buffer {
	const extra = zip64 ? [u16(1), u16(16), u64(size), u64(packed)] : [];
	const [shownPacked, shownSize] = zip64 ? [0xffffffff, 0xffffffff] : [packed, size];
	const numbers = [u32(crc), u32(shownPacked), u32(shownSize), u16(name.length), u16(zip64 ? 20 : 0)];
	const versions = [u32(0x04034b50), u16(45), u16(flags), u16(method), u32(0x21 << 16)];
	return Buffer.concat([...versions, ...numbers, name, ...extra]);
}

function descriptor({ crc, packed, size }: Header, said: NonNullable<ArchiveEntry['said']>): Buffer {
	if (said === 'before') return Buffer.alloc(0);
	const signature = said.endsWith('unsigned') ? [] : [u32(0x08074b50)];
	const wide = said.startsWith('wide') ? u64 : u32;
	return Buffer.concat([...signature, u32(crc), wide(packed), wide(size)]);
}

function lineOf({ name, flags, method, crc, packed, size }: Header, offset: number): Buffer {
	return Buffer.concat([
		...[u32(0x02014b50), u16(45), u16(45), u16(flags), u16(method), u32(0x21 << 16), u32(crc)],
		...[u32(packed), u32(size), u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset)],
		name,
	]);
}

/** The same archive with a ZIP64 end before its own, which then leaves everything to it. */
export function withZip64End(
	archive: Buffer,
	change: { size?: number; entries?: number; at?: number } = {},
): Buffer {
	const end = archive.subarray(-22);
	const [entries, size, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
	const count = u64(change.entries ?? entries);
	const versions = [u16(45), u16(45), u32(0), u32(0)];
	return Buffer.concat([
		...[archive.subarray(0, -22), u32(0x06064b50), u64(change.size ?? 44), ...versions],
		...[count, count, u64(size), u64(offset)],
		...[u32(0x07064b50), u32(0), u64(change.at ?? offset + size), u32(1)],
		...[u32(0x06054b50), u32(0), u16(0xffff), u16(0xffff), u32(0xffffffff), u32(0xffffffff), u16(0)],
	]);
}
