import { EXTRA, FLAG, IN_ZIP64, METHOD, SIGNATURE } from './headers';

/** An entry as it is written: its bytes as they are, checksum and size behind them. */
export interface WrittenEntry {
	/** UTF-8; that of a folder ends in a slash. */
	name: Buffer;
	/** Milliseconds since 1970; undefined for what has no date. */
	modified: number | undefined;
	/** Bytes. */
	size: number;
	crc: number;
	/** Where its local header begins. */
	offset: number;
}

/** 2.0 knows folders, 4.5 knows ZIP64. */
const VERSION = { plain: 20, zip64: 45 };
/** Written on Unix, so that what follows is read as permissions of files and folders. */
const MADE_BY = (3 << 8) | VERSION.zip64;
const FILE = 0o100644 * 0x10000;
const FOLDER = 0o40755 * 0x10000 + 0x10;

const isLarge = (value: number): boolean => value >= IN_ZIP64.long;
const SLASH = 0x2f;
const isFolder = ({ name }: WrittenEntry): boolean => name.at(-1) === SLASH;

/** A folder has no bytes, so nothing about them is left to be said behind them. */
const flagsOf = (entry: WrittenEntry): number => FLAG.utf8 | (isFolder(entry) ? 0 : FLAG.descriptor);

/**
 * What stands before the bytes. The size is known already and said here too, besides behind them, so that who reads
 * the archive as it comes knows where stored bytes end.
 */
export function localHeader(entry: WrittenEntry): Buffer {
	const large = isLarge(entry.size);
	const extra = Buffer.concat([zip64Field(large ? [entry.size, entry.size] : []), timesField(entry)]);
	const size = large ? IN_ZIP64.long : entry.size;
	const header = Buffer.alloc(30);
	header.writeUInt32LE(SIGNATURE.localHeader, 0);
	header.writeUInt16LE(large ? VERSION.zip64 : VERSION.plain, 4);
	header.writeUInt16LE(flagsOf(entry), 6);
	header.writeUInt16LE(METHOD.stored, 8);
	header.writeUInt32LE(dosTime(entry.modified), 10);
	header.writeUInt32LE(size, 18);
	header.writeUInt32LE(size, 22);
	header.writeUInt16LE(entry.name.length, 26);
	header.writeUInt16LE(extra.length, 28);
	return Buffer.concat([header, entry.name, extra]);
}

/** What stands behind the bytes of a file; wider where the local header has a ZIP64 field (APPNOTE 4.3.9.2). */
export function dataDescriptor({ crc, size }: WrittenEntry): Buffer {
	const large = isLarge(size);
	const descriptor = Buffer.alloc(large ? 24 : 16);
	descriptor.writeUInt32LE(SIGNATURE.dataDescriptor, 0);
	descriptor.writeUInt32LE(crc, 4);
	if (large) {
		writeLong(descriptor, size, 8);
		writeLong(descriptor, size, 16);
	} else {
		descriptor.writeUInt32LE(size, 8);
		descriptor.writeUInt32LE(size, 12);
	}
	return descriptor;
}

/** The entry's line in the directory at the end. */
export function centralRecord(entry: WrittenEntry): Buffer {
	const { name, size, crc, offset } = entry;
	const inZip64 = [...(isLarge(size) ? [size, size] : []), ...(isLarge(offset) ? [offset] : [])];
	const extra = Buffer.concat([zip64Field(inZip64), timesField(entry)]);
	const shown = isLarge(size) ? IN_ZIP64.long : size;
	const record = Buffer.alloc(46);
	record.writeUInt32LE(SIGNATURE.centralRecord, 0);
	record.writeUInt16LE(MADE_BY, 4);
	record.writeUInt16LE(inZip64.length > 0 ? VERSION.zip64 : VERSION.plain, 6);
	record.writeUInt16LE(flagsOf(entry), 8);
	record.writeUInt16LE(METHOD.stored, 10);
	record.writeUInt32LE(dosTime(entry.modified), 12);
	record.writeUInt32LE(crc, 16);
	record.writeUInt32LE(shown, 20);
	record.writeUInt32LE(shown, 24);
	record.writeUInt16LE(name.length, 28);
	record.writeUInt16LE(extra.length, 30);
	record.writeUInt32LE(isFolder(entry) ? FOLDER : FILE, 38);
	record.writeUInt32LE(isLarge(offset) ? IN_ZIP64.long : offset, 42);
	return Buffer.concat([record, name, extra]);
}

/**
 * What closes the archive: how many entries its directory has, and where in it that is; in ZIP64 first, where one
 * of these does not fit.
 */
export function endRecords(entries: number, directorySize: number, directoryOffset: number): Buffer {
	const end = Buffer.alloc(22);
	end.writeUInt32LE(SIGNATURE.end, 0);
	end.writeUInt16LE(Math.min(entries, IN_ZIP64.short), 8);
	end.writeUInt16LE(Math.min(entries, IN_ZIP64.short), 10);
	end.writeUInt32LE(Math.min(directorySize, IN_ZIP64.long), 12);
	end.writeUInt32LE(Math.min(directoryOffset, IN_ZIP64.long), 16);
	if (entries < IN_ZIP64.short && !isLarge(directorySize) && !isLarge(directoryOffset)) return end;

	const large = Buffer.alloc(56 + 20);
	large.writeUInt32LE(SIGNATURE.zip64End, 0);
	writeLong(large, 56 - 12, 4);
	large.writeUInt16LE(MADE_BY, 12);
	large.writeUInt16LE(VERSION.zip64, 14);
	writeLong(large, entries, 24);
	writeLong(large, entries, 32);
	writeLong(large, directorySize, 40);
	writeLong(large, directoryOffset, 48);
	large.writeUInt32LE(SIGNATURE.zip64Locator, 56);
	writeLong(large, directoryOffset + directorySize, 64);
	large.writeUInt32LE(1, 72);
	return Buffer.concat([large, end]);
}

function zip64Field(values: readonly number[]): Buffer {
	if (values.length === 0) return Buffer.alloc(0);
	const field = Buffer.alloc(4 + 8 * values.length);
	field.writeUInt16LE(EXTRA.zip64, 0);
	field.writeUInt16LE(8 * values.length, 2);
	values.forEach((value, index) => writeLong(field, value, 4 + 8 * index));
	return field;
}

function timesField({ modified }: WrittenEntry): Buffer {
	const seconds = unixSeconds(modified);
	if (seconds === undefined) return Buffer.alloc(0);
	const field = Buffer.alloc(9);
	field.writeUInt16LE(EXTRA.times, 0);
	field.writeUInt16LE(5, 2);
	field.writeUInt8(1, 4); // only the time of the last change
	field.writeUInt32LE(seconds, 5);
	return field;
}

const writeLong = (buffer: Buffer, value: number, at: number): number =>
	buffer.writeBigUInt64LE(BigInt(value), at);

/** What MS-DOS can say, in UTC: the years have seven bits, the seconds count by two. */
const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2107, 11, 31, 23, 59, 58);

/**
 * A moment as the fixed fields of a ZIP have it: date in the upper, time in the lower half. They name no time zone
 * and are read as local time; here they are UTC, and the extra field beside them says which moment it is.
 * @param milliseconds since 1970; undefined for what has no date, which becomes the earliest that can be said
 */
export function dosTime(milliseconds: number | undefined): number {
	const at = new Date(Math.min(Math.max(milliseconds ?? EARLIEST, EARLIEST), LATEST));
	const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return ((date << 16) | time) >>> 0;
}

/** Seconds since 1970 for the extra field of times, which has 31 bits for them; undefined beyond. */
function unixSeconds(milliseconds: number | undefined): number | undefined {
	const seconds = Math.floor((milliseconds ?? -1) / 1000);
	return seconds >= 0 && seconds < 2 ** 31 ? seconds : undefined;
}
