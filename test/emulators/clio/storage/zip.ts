/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { deflateRawSync } from 'node:zlib';

/** A file in an archive: its path with slashes, and its bytes. */
export interface ZipEntry {
	path: string;
	bytes: Buffer;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value >>> 0;
});

export function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
	return (crc ^ 0xffffffff) >>> 0;
}

/** UTF-8 names. */
const FLAGS = 0x0800;

/** Sizes stand behind the bytes. */
const BEHIND = 0x0008;

/** A ZIP whose entries are stored as they are, or deflated with their sizes behind them. */
export function zip(entries: readonly ZipEntry[], { sizesBehind = false } = {}): Buffer {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { path, bytes } of entries) {
		const name = Buffer.from(path, 'utf8');
		const packed = sizesBehind ? deflateRawSync(bytes) : bytes;
		const sums = [word32(crc32(bytes)), word32(packed.length), word32(bytes.length)];
		const said = sizesBehind ? [word32(0), word32(0), word32(0)] : sums;
		const common = commonFields(sums, name.length, sizesBehind);
		const local = Buffer.concat([
			...[word32(0x04034b50), word16(20), commonFields(said, name.length, sizesBehind), name, packed],
			...(sizesBehind ? [word32(0x08074b50), ...sums] : []),
		]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([word32(0x02014b50), word16(20), word16(20), common, place, name]));
		pieces.push(local);
		offset += local.length;
	}
	const central = Buffer.concat(directory);
	const count = word16(entries.length);
	const end = [
		word32(0x06054b50),
		word16(0),
		word16(0),
		count,
		count,
		word32(central.length),
		word32(offset),
	];
	return Buffer.concat([...pieces, central, ...end, word16(0)]);
}

/** Flags, method, time, checksum, sizes and the lengths of name and extra field. */
function commonFields(sums: readonly Buffer[], nameLength: number, sizesBehind: boolean): Buffer {
	const [flags, method] = sizesBehind ? [FLAGS | BEHIND, 8] : [FLAGS, 0];
	return Buffer.concat([
		...[word16(flags), word16(method), word16(0), word16(0x21)],
		...[...sums, word16(nameLength), word16(0)],
	]);
}

function word16(value: number): Buffer {
	const buffer = Buffer.alloc(2);
	buffer.writeUInt16LE(value);
	return buffer;
}

function word32(value: number): Buffer {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32LE(value);
	return buffer;
}
