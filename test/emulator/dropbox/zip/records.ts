/** What the archive's directory needs to know of an entry (PKWARE APPNOTE 6.3, sections 4.3 and 4.4). */
export interface Written {
	path: string;
	modified: number;
	offset: number;
	crc: number;
	size: number;
}

/** Names are UTF-8 (bit 11), and checksum and size come after the bytes (bit 3). */
const FLAGS = 0x0808;
const VERSION = 20;

export function localHeader({ path, modified }: Written): Buffer {
	const name = Buffer.from(path);
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50, 0);
	header.writeUInt16LE(VERSION, 4);
	header.writeUInt16LE(FLAGS, 6);
	header.writeUInt32LE(dosTime(modified), 10);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, name]);
}

export function dataDescriptor({ crc, size }: Written): Buffer {
	const descriptor = Buffer.alloc(16);
	descriptor.writeUInt32LE(0x08074b50, 0);
	descriptor.writeUInt32LE(crc, 4);
	descriptor.writeUInt32LE(size, 8);
	descriptor.writeUInt32LE(size, 12);
	return descriptor;
}

export function centralRecord({ path, modified, offset, crc, size }: Written): Buffer {
	const name = Buffer.from(path);
	const record = Buffer.alloc(46);
	record.writeUInt32LE(0x02014b50, 0);
	record.writeUInt16LE(VERSION, 4);
	record.writeUInt16LE(VERSION, 6);
	record.writeUInt16LE(FLAGS, 8);
	record.writeUInt32LE(dosTime(modified), 12);
	record.writeUInt32LE(crc, 16);
	record.writeUInt32LE(size, 20);
	record.writeUInt32LE(size, 24);
	record.writeUInt16LE(name.length, 28);
	record.writeUInt32LE(path.endsWith('/') ? 0x10 : 0, 38);
	record.writeUInt32LE(offset, 42);
	return Buffer.concat([record, name]);
}

export function endRecord(entries: number, directorySize: number, directoryOffset: number): Buffer {
	const record = Buffer.alloc(22);
	record.writeUInt32LE(0x06054b50, 0);
	record.writeUInt16LE(entries, 8);
	record.writeUInt16LE(entries, 10);
	record.writeUInt32LE(directorySize, 12);
	record.writeUInt32LE(directoryOffset, 16);
	return record;
}

/** Date and time packed as MS-DOS does, to two seconds. */
function dosTime(milliseconds: number): number {
	const at = new Date(milliseconds);
	const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return date * 0x10000 + time;
}
