/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { inflateRawSync } from 'node:zlib';
import { crc32, zip } from '@/test/emulators/clio/storage/zip';

describe('the archives of the emulated Clio', () => {
	it('have the checksum that everybody computes', () => {
		// The check value of the CRC catalogue.
		expect(crc32(Buffer.from('123456789')).toString(16)).toBe('cbf43926');
		expect(crc32(Buffer.alloc(0))).toBe(0);
	});

	it('are read by their directory', () => {
		const archive = zip([
			{ path: 'Ünï/a.txt', bytes: Buffer.from('hello') },
			{ path: 'b/c.bin', bytes: Buffer.alloc(3) },
		]);
		const end = archive.length - 22;
		expect([archive.readUInt32LE(end).toString(16), archive.readUInt16LE(end + 10)]).toEqual(['6054b50', 2]);
		const [size, offset] = [archive.readUInt32LE(end + 12), archive.readUInt32LE(end + 16)];
		expect(offset + size).toBe(end);
		const second = offset + 46 + Buffer.byteLength('Ünï/a.txt');
		expect(archive.readUInt32LE(second).toString(16)).toBe('2014b50');
		const local = archive.readUInt32LE(second + 42);
		const nameLength = archive.readUInt16LE(local + 26);
		expect(archive.toString('utf8', local + 30, local + 30 + nameLength)).toBe('b/c.bin');
		const [start, length] = [local + 30 + nameLength, archive.readUInt32LE(local + 22)];
		expect(archive.subarray(start, start + length)).toEqual(Buffer.alloc(3));
	});

	it('may say sizes behind the bytes, as programs do that cannot go back', () => {
		const bytes = Buffer.from('again and again and again');
		const archive = zip([{ path: 'a.txt', bytes }], { sizesBehind: true });
		expect([archive.readUInt16LE(6) & 8, archive.readUInt16LE(8)]).toEqual([8, 8]);
		expect([14, 18, 22].map((at) => archive.readUInt32LE(at))).toEqual([0, 0, 0]);
		const behind = archive.indexOf(Buffer.from('PK\x07\x08', 'latin1'));
		const [crc, packed, size] = [4, 8, 12].map((at) => archive.readUInt32LE(behind + at));
		expect([crc, packed, size]).toEqual([crc32(bytes), behind - 35, bytes.length]);
		expect(inflateRawSync(archive.subarray(35, behind))).toEqual(bytes);
	});
});
