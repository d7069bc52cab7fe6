import { NotAZip, type ByteReader, type ReadTask } from './ByteReader';

/** What begins each part of a ZIP (PKWARE APPNOTE 6.3.10, section 4.3). */
export const SIGNATURE = {
	localHeader: 0x04034b50,
	dataDescriptor: 0x08074b50,
	centralRecord: 0x02014b50,
	zip64End: 0x06064b50,
	zip64Locator: 0x07064b50,
	end: 0x06054b50,
} as const;

/** Bits of an entry's general purpose flags. */
export const FLAG = { encrypted: 0x1, descriptor: 0x8, utf8: 0x800 } as const;

export const METHOD = { stored: 0, deflated: 8 } as const;

/** Kinds of extra fields. */
export const EXTRA = { zip64: 0x0001, times: 0x5455 } as const;

/** What stands in a field of 2 or 4 bytes whose value is in the ZIP64 record instead, since it does not have the right form. */
export const IN_ZIP64 = { short: 0xffff, long: 0xffffffff } as const;

/** What an archive says of an entry, before its bytes and once more in the directory at the end. */
export interface EntryHeader {
	/** As it is written in the archive. */
	name: Buffer;
	flags: number;
	method: number;
	crc: number;
	/** Bytes in the archive; 0 before the bytes where it is said behind them. */
	packed: number;
	/** Bytes of the content; likewise. */
	size: number;
}

/** Reads a local header, whose signature has been read. */
export function* readLocalHeader(reader: ByteReader): ReadTask<EntryHeader> {
	const fixed = yield* reader.take(26);
	const name = Buffer.from(yield* reader.take(fixed.readUInt16LE(22)));
	const extra = yield* reader.take(fixed.readUInt16LE(24));
	const [size, packed] = resolveZip64(extra, [fixed.readUInt32LE(18), fixed.readUInt32LE(14)]);
	return {
		...{ name, size: size!, packed: packed! },
		flags: fixed.readUInt16LE(2),
		method: fixed.readUInt16LE(4),
		crc: fixed.readUInt32LE(10),
	};
}

/** Reads a line of the directory, whose signature has been read. */
export function* readCentralRecord(reader: ByteReader): ReadTask<EntryHeader & { offset: number }> {
	const fixed = yield* reader.take(42);
	const name = Buffer.from(yield* reader.take(fixed.readUInt16LE(24)));
	const extra = yield* reader.take(fixed.readUInt16LE(26));
	const shown = [fixed.readUInt32LE(20), fixed.readUInt32LE(16), fixed.readUInt32LE(38)];
	const [size, packed, offset] = resolveZip64(extra, shown);
	yield* reader.take(fixed.readUInt16LE(28)); // a comment
	return {
		...{ name, size: size!, packed: packed!, offset: offset! },
		flags: fixed.readUInt16LE(4),
		method: fixed.readUInt16LE(6),
		crc: fixed.readUInt32LE(12),
	};
}

/** The values of a header; those that did not fit are taken from its ZIP64 field, where they stand in this order. */
function resolveZip64(extra: Buffer, shown: readonly number[]): number[] {
	const field = zip64In(extra);
	let at = 0;
	return shown.map((value) => {
		if (value !== IN_ZIP64.long || field === undefined) return value;
		if (at + 8 > field.length) throw new NotAZip('a ZIP64 field is too short');
		at += 8;
		return readLong(field, at - 8);
	});
}

function zip64In(extra: Buffer): Buffer | undefined {
	for (let at = 0; at + 4 <= extra.length;) {
		const end = at + 4 + extra.readUInt16LE(at + 2);
		if (extra.readUInt16LE(at) === EXTRA.zip64) return extra.subarray(at + 4, end);
		at = end;
	}
	return undefined;
}

/** Eight bytes as a number; no archive has more than a number can count. */
export const readLong = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

/** Four bytes of signature, four of checksum, twice eight of size. */
const LONGEST = 24;

/**
 * Reads what stands behind an entry's bytes: checksum and sizes, which may have a signature before them, and may be
 * written in four or eight bytes without a word about it. It is known by what it has to say. An archive does not
 * end within so many bytes after it.
 */
export function* readDescriptor(reader: ByteReader, read: EntryHeader): ReadTask<void> {
	const bytes = yield* reader.peek(LONGEST);
	const start = bytes.readUInt32LE() === SIGNATURE.dataDescriptor ? 4 : 0;
	const isSaid = (packed: number, size: number) =>
		bytes.readUInt32LE(start) === read.crc && packed === read.packed && size === read.size;
	// The wide form first: of an empty file it begins like the narrow one.
	if (start + 20 <= LONGEST && isSaid(readLong(bytes, start + 4), readLong(bytes, start + 12))) {
		reader.skip(start + 20);
	} else if (isSaid(bytes.readUInt32LE(start + 4), bytes.readUInt32LE(start + 8))) {
		reader.skip(start + 12);
	} else {
		throw new NotAZip('what stands behind the bytes does not fit them');
	}
}

/** Whether such a record is next, of what has been read; only one with a signature is looked for. */
export function* isDescriptor(reader: ByteReader, read: EntryHeader): ReadTask<boolean> {
	const [first] = yield* reader.peekSome(1);
	if (first !== (SIGNATURE.dataDescriptor & 0xff)) return false;
	const bytes = yield* reader.peek(LONGEST);
	if (bytes.readUInt32LE() !== SIGNATURE.dataDescriptor || bytes.readUInt32LE(4) !== read.crc) return false;
	const isNarrow = bytes.readUInt32LE(8) === read.packed && bytes.readUInt32LE(12) === read.size;
	return isNarrow || (readLong(bytes, 8) === read.packed && readLong(bytes, 16) === read.size);
}
