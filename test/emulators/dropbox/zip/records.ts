/** What the archive's directory needs to know of an entry (PKWARE APPNOTE 6.3, sections 4.3 to 4.5). */
export interface Written {
	path: string;
	modified: number;
	offset: number;
	crc: number;
	size: number;
	/** As stored; the same as `size` unless deflated. */
	packedSize: number;
	isDeflated: boolean;
	/** Sizes and offset have 64 bits also where 32 would do. */
	isWide: boolean;
}

/** Names are UTF-8 (bit 11), and checksum and size come after the bytes (bit 3). */
const FLAGS = 0x0808;
const VERSION = 20;
const VERSION_ZIP64 = 45;
const DEFLATED = 8;
/** In a field of 32 bits: look in the extra field. */
const ELSEWHERE = 0xffffffff;

export function localHeader({ path, modified, isDeflated, isWide }: Written): Buffer {
	const name = Buffer.from(path);
	// With unknown sizes a ZIP64 field of zeros says how wide the descriptor will be.
	const extra = isWide ? wideField([0, 0]) : Buffer.alloc(0);
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50, 0);
	header.writeUInt16LE(isWide ? VERSION_ZIP64 : VERSION, 4);
	header.writeUInt16LE(FLAGS, 6);
	header.writeUInt16LE(isDeflated ? DEFLATED : 0, 8);
	header.writeUInt32LE(dosTime(modified), 10);
	if (isWide) header.fill(0xff, 18, 26);
	header.writeUInt16LE(name.length, 26);
	header.writeUInt16LE(extra.length, 28);
	return Buffer.concat([header, name, extra]);
}

export function dataDescriptor({ crc, size, packedSize, isWide }: Written): Buffer {
	const start = Buffer.alloc(8);
	start.writeUInt32LE(0x08074b50, 0);
	start.writeUInt32LE(crc, 4);
	return Buffer.concat([start, ...[packedSize, size].map(isWide ? bits64 : bits32)]);
}

export function centralRecord(written: Written): Buffer {
	const { path, modified, offset, crc, size, packedSize, isDeflated, isWide } = written;
	const isFar = offset >= ELSEWHERE;
	const name = Buffer.from(path);
	const wide = [...(isWide ? [size, packedSize] : []), ...(isWide || isFar ? [offset] : [])];
	const extra = wide.length > 0 ? wideField(wide) : Buffer.alloc(0);
	const record = Buffer.alloc(46);
	record.writeUInt32LE(0x02014b50, 0);
	record.writeUInt16LE(VERSION, 4);
	record.writeUInt16LE(wide.length > 0 ? VERSION_ZIP64 : VERSION, 6);
	record.writeUInt16LE(FLAGS, 8);
	record.writeUInt16LE(isDeflated ? DEFLATED : 0, 10);
	record.writeUInt32LE(dosTime(modified), 12);
	record.writeUInt32LE(crc, 16);
	record.writeUInt32LE(isWide ? ELSEWHERE : packedSize, 20);
	record.writeUInt32LE(isWide ? ELSEWHERE : size, 24);
	record.writeUInt16LE(name.length, 28);
	record.writeUInt16LE(extra.length, 30);
	record.writeUInt32LE(path.endsWith('/') ? 0x10 : 0, 38);
	record.writeUInt32LE(isWide || isFar ? ELSEWHERE : offset, 42);
	return Buffer.concat([record, name, extra]);
}

/** The end of the directory, with that of ZIP64 before it where it lies too far out or is asked for. */
export function endRecords(
	entries: number,
	directorySize: number,
	directoryOffset: number,
	isWide: boolean,
): Buffer {
	const needsWide = isWide || directoryOffset + directorySize >= ELSEWHERE;
	const record = Buffer.alloc(22);
	record.writeUInt32LE(0x06054b50, 0);
	record.writeUInt16LE(needsWide ? 0xffff : entries, 8);
	record.writeUInt16LE(needsWide ? 0xffff : entries, 10);
	record.writeUInt32LE(needsWide ? ELSEWHERE : directorySize, 12);
	record.writeUInt32LE(needsWide ? ELSEWHERE : directoryOffset, 16);
	return needsWide ? Buffer.concat([wideEnd(entries, directorySize, directoryOffset), record]) : record;
}

function wideEnd(entries: number, directorySize: number, directoryOffset: number): Buffer {
	const start = Buffer.alloc(24);
	start.writeUInt32LE(0x06064b50, 0);
	start.writeBigUInt64LE(44n, 4);
	start.writeUInt16LE(VERSION_ZIP64, 12);
	start.writeUInt16LE(VERSION_ZIP64, 14);
	const numbers = [entries, entries, directorySize, directoryOffset].map(bits64);
	const locator = Buffer.alloc(20);
	locator.writeUInt32LE(0x07064b50, 0);
	locator.writeBigUInt64LE(BigInt(directoryOffset + directorySize), 8);
	locator.writeUInt32LE(1, 16);
	return Buffer.concat([start, ...numbers, locator]);
}

/** The extra field of ZIP64 with so many numbers in it. */
function wideField(numbers: readonly number[]): Buffer {
	const head = Buffer.alloc(4);
	head.writeUInt16LE(0x0001, 0);
	head.writeUInt16LE(numbers.length * 8, 2);
	return Buffer.concat([head, ...numbers.map(bits64)]);
}

function bits32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value, 0);
	return bytes;
}

function bits64(value: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value), 0);
	return bytes;
}

/** Date and time packed as MS-DOS does, to two seconds; its years begin with 1980. */
function dosTime(milliseconds: number): number {
	const at = new Date(milliseconds);
	const year = Math.max(at.getUTCFullYear() - 1980, 0);
	const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return date * 0x10000 + time;
}
