/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generatedPieces, zeroPieces } from '../../core/generatedPieces';
import { removeFolder, roomiestPlace, temporaryFolder } from '../../core/temporaryFolders';
import type { Blob } from './records';

/** Bytes up to which an object is kept in memory. */
const SMALL = 256 * 1024;

/** The bytes of files: small ones in memory, the others in a folder that goes on close. */
export class Bytes {
	private folder: string | undefined;
	private readonly inMemory = new Map<string, Buffer>();
	private count = 0;

	/**
	 * Keeps a copy: the memory of a request is used again.
	 * @param md5 in hex, from whoever knows it
	 */
	put(pieces: readonly Buffer[], md5?: string): Blob {
		const [first = Buffer.alloc(0), ...more] = pieces;
		const bytes = more.length === 0 ? first : Buffer.concat(pieces);
		const key = `bytes-${++this.count}`;
		if (bytes.length <= SMALL) this.inMemory.set(key, Buffer.from(bytes));
		else writeFileSync(this.pathOf(key), bytes);
		return { size: bytes.length, md5: md5 ?? createHash('md5').update(bytes).digest('hex'), key };
	}

	/** Makes one of parts that lie here, in their order. Reads them for the sum, one at a time. */
	join(parts: readonly Blob[]): Blob {
		const hash = createHash('md5');
		for (const { key = '' } of parts) hash.update(this.inMemory.get(key) ?? readFileSync(this.pathOf(key)));
		return { size: parts.reduce((sum, { size }) => sum + size, 0), md5: hash.digest('hex'), parts };
	}

	/** So many bytes that take no room, others from each seed. */
	generated(size: number, seed: number): Blob {
		const hash = createHash('md5');
		for (const piece of generatedPieces(seed, 0, size)) hash.update(piece);
		return { size, md5: hash.digest('hex'), seed };
	}

	/** So many zero bytes that take no room. */
	zeros(size: number): Blob {
		const hash = createHash('md5');
		for (const piece of zeroPieces(size)) hash.update(piece);
		return { size, md5: hash.digest('hex') };
	}

	/** The bytes from `start` up to and including `end`. */
	read({ size, key, seed, parts }: Blob, start = 0, end = size - 1): Readable {
		if (end < start) return Readable.from([]);
		if (seed !== undefined)
			return Readable.from(generatedPieces(seed, start, end + 1), { objectMode: false });
		if (parts) return Readable.from(this.readParts(parts, start, end), { objectMode: false });
		const bytes = key === undefined ? undefined : this.inMemory.get(key);
		if (bytes) return Readable.from([bytes.subarray(start, end + 1)], { objectMode: false });
		if (key === undefined) return Readable.from(zeroPieces(end - start + 1), { objectMode: false });
		return Readable.from(filePieces(this.pathOf(key), start, end), { objectMode: false });
	}

	close(): void {
		if (this.folder) removeFolder(this.folder);
	}

	private async *readParts(parts: readonly Blob[], start: number, end: number): AsyncGenerator<Buffer> {
		let before = 0;
		for (const part of parts) {
			const [from, to] = [Math.max(0, start - before), Math.min(part.size - 1, end - before)];
			if (from <= to) yield* this.read(part, from, to) as AsyncIterable<Buffer>;
			before += part.size;
		}
	}

	private pathOf(key: string): string {
		return join((this.folder ??= temporaryFolder(roomiestPlace())), key);
	}
}

/** Opens the file when the first piece is wanted: a response that nobody reads holds no file. */
async function* filePieces(path: string, start: number, end: number): AsyncGenerator<Buffer> {
	for await (const piece of createReadStream(path, { start, end })) yield piece as Buffer;
}
