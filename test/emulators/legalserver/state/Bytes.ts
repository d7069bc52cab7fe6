/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generatedPieces, zeroPieces } from '../../core/generatedPieces';
import { removeFolder, roomiestPlace, temporaryFolder } from '../../core/temporaryFolders';
import type { Blob } from './records';

/** Bytes up to which an object is kept in memory. */
const SMALL = 256 * 1024;

/** The bytes of documents: small ones in memory, the others in a folder that goes on close. */
export class Bytes {
	private folder: string | undefined;
	private readonly inMemory = new Map<string, Buffer>();
	private count = 0;

	/** Keeps a copy: the memory of a request is used again. */
	put(bytes: Buffer): Blob {
		const key = `bytes-${++this.count}`;
		if (bytes.length <= SMALL) this.inMemory.set(key, Buffer.from(bytes));
		else writeFileSync(this.pathOf(key), bytes);
		return { size: bytes.length, md5: createHash('md5').update(bytes).digest('hex'), key };
	}

	/** So many bytes that take no room: zeros, or others from each seed. */
	madeUp(size: number, seed?: number): Blob {
		const hash = createHash('md5');
		const pieces = seed === undefined ? zeroPieces(size) : generatedPieces(seed, 0, size);
		for (const piece of pieces) hash.update(piece);
		return { size, md5: hash.digest('hex'), ...(seed === undefined ? {} : { seed }) };
	}

	read({ size, key, seed }: Blob): Readable {
		if (size === 0) return Readable.from([]);
		if (key === undefined) {
			const pieces = seed === undefined ? zeroPieces(size) : generatedPieces(seed, 0, size);
			return Readable.from(pieces, { objectMode: false });
		}
		const bytes = this.inMemory.get(key);
		return bytes
			? Readable.from([bytes], { objectMode: false })
			: Readable.from(filePieces(this.pathOf(key)), { objectMode: false });
	}

	close(): void {
		if (this.folder) removeFolder(this.folder);
	}

	private pathOf(key: string): string {
		return join((this.folder ??= temporaryFolder(roomiestPlace())), key);
	}
}

/** Opens the file when the first piece is wanted: a response that nobody reads holds no file. */
async function* filePieces(path: string): AsyncGenerator<Buffer> {
	for await (const piece of createReadStream(path)) yield piece as Buffer;
}
