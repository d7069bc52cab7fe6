/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { removeFolder, roomiestPlace, temporaryFolder } from '../../core/temporaryFolders';
import type { Blob } from './records';

/** Bytes up to which an object is kept in memory. */
const SMALL = 256 * 1024;
const ZEROS = Buffer.alloc(64 * 1024);

/** The bytes of files: small ones in memory, the others in a folder that goes on close. */
export class Bytes {
	private folder: string | undefined;
	private readonly inMemory = new Map<string, Buffer>();
	private count = 0;

	/** Keeps a copy: the memory of a request is used again. */
	put(pieces: readonly Buffer[]): Blob {
		const bytes = Buffer.concat(pieces);
		const key = `bytes-${++this.count}`;
		if (bytes.length <= SMALL) this.inMemory.set(key, bytes);
		else writeFileSync(this.pathOf(key), bytes);
		return { size: bytes.length, md5: createHash('md5').update(bytes).digest('hex'), key };
	}

	/** So many zero bytes that take no room. */
	zeros(size: number): Blob {
		const hash = createHash('md5');
		for (const piece of zeroPieces(size)) hash.update(piece);
		return { size, md5: hash.digest('hex') };
	}

	/** The bytes from `start` up to and including `end`. */
	read({ size, key }: Blob, start = 0, end = size - 1): Readable {
		if (end < start) return Readable.from([]);
		const bytes = key === undefined ? undefined : this.inMemory.get(key);
		if (bytes) return Readable.from([bytes.subarray(start, end + 1)], { objectMode: false });
		if (key === undefined) return Readable.from(zeroPieces(end - start + 1), { objectMode: false });
		return Readable.from(filePieces(this.pathOf(key), start, end), { objectMode: false });
	}

	close(): void {
		if (this.folder) removeFolder(this.folder);
	}

	private pathOf(key: string): string {
		return join((this.folder ??= temporaryFolder(roomiestPlace())), key);
	}
}

/** Opens the file when the first piece is wanted: a response that nobody reads holds no file. */
async function* filePieces(path: string, start: number, end: number): AsyncGenerator<Buffer> {
	for await (const piece of createReadStream(path, { start, end })) yield piece as Buffer;
}

function* zeroPieces(size: number): Generator<Buffer> {
	for (let left = size; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
}
