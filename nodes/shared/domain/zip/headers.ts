import { EXTRA, IN_ZIP64 } from './format';
import { NotAZip, type ByteReader, type ReadTask } from './ByteReader';

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
export function* readLocalHeader(intake: ByteReader): ReadTask<EntryHeader> {
	const fixed = yield* intake.take(26);
	const name = Buffer.from(yield* intake.take(fixed.readUInt16LE(22)));
	const extra = yield* intake.take(fixed.readUInt16LE(24));
	const [size, packed] = resolveZip64(extra, [fixed.readUInt32LE(18), fixed.readUInt32LE(14)]);
	return {
		...{ name, size: size!, packed: packed! },
		flags: fixed.readUInt16LE(2),
		method: fixed.readUInt16LE(4),
		crc: fixed.readUInt32LE(10),
	};
}

/** Reads a line of the directory, whose signature has been read. */
export function* readCentralRecord(intake: ByteReader): ReadTask<EntryHeader & { offset: number }> {
	const fixed = yield* intake.take(42);
	const name = Buffer.from(yield* intake.take(fixed.readUInt16LE(24)));
	const extra = yield* intake.take(fixed.readUInt16LE(26));
	const shown = [fixed.readUInt32LE(20), fixed.readUInt32LE(16), fixed.readUInt32LE(38)];
	const [size, packed, offset] = resolveZip64(extra, shown);
	yield* intake.take(fixed.readUInt16LE(28)); // a comment
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
