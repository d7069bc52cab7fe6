/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createReadStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generatedPieces, zeroPieces } from '../../core/generatedPieces';
import { removeFolder, roomiestPlace, temporaryFolder } from '../../core/temporaryFolders';
import { BLOCK } from './blockDigests';
import { contentHash, ContentHasher } from './contentHash';

/** Bytes of a file version. Identical bytes are one blob. */
export interface Blob {
	/** Dropbox content hash, lower-case hex. */
	hash: string;
	size: number;
	/** Bytes that were never written to disk (seeded by size). */
	isVirtual: boolean;
	/** What these are made up from when they are read; without it, they are zeros. */
	seed?: number;
}

/** Bytes up to which a blob is kept in memory. */
export const SMALL = 64 * 1024;

/** What all of these may take together. */
const MOST_IN_MEMORY = 32 * 1024 * 1024;

/** File bytes: a few small ones in memory, the others in a folder on disk that is removed on close. */
export class Contents {
	/** Undefined until something was kept there. */
	folder: string | undefined;
	private readonly blobs = new Map<string, Blob>();
	/** By the blob's hash. */
	private readonly inMemory = new Map<string, Buffer>();
	private bytesInMemory = 0;
	/** By size and seed. */
	private readonly virtual = new Map<string, Blob>();
	private temporary = 0;

	/** @param dataDir where the folder is made when it is needed; where there is room if absent */
	constructor(private readonly dataDir?: string) {}

	/** Keeps the bytes, once. */
	put(bytes: Buffer, hash = contentHash(bytes)): Blob {
		const blob: Blob = { hash, size: bytes.length, isVirtual: false };
		const known = this.blobs.get(blob.hash);
		if (known) return known;
		if (bytes.length <= SMALL && this.bytesInMemory + bytes.length <= MOST_IN_MEMORY) {
			this.inMemory.set(hash, Buffer.from(bytes));
			this.bytesInMemory += bytes.length;
		} else {
			writeFileSync(this.pathOf(blob), bytes);
		}
		this.blobs.set(blob.hash, blob);
		return blob;
	}

	/** Keeps bytes whose hash is known; more than 4 MiB are written off the main thread. */
	async putHashed(bytes: Buffer, hash: string): Promise<Blob> {
		if (bytes.length <= BLOCK || this.blobs.has(hash)) return this.put(bytes, hash);
		const blob: Blob = { hash, size: bytes.length, isVirtual: false };
		const part = this.temporaryFile();
		await writeFile(part, bytes);
		this.adopt(part, blob);
		return blob;
	}

	/** Takes over a file written elsewhere in the folder (an upload session's). */
	adopt(file: string, blob: Blob): void {
		const known = this.blobs.get(blob.hash);
		if (known) {
			rmSync(file, { force: true });
			return;
		}
		renameSync(file, this.pathOf(blob));
		this.blobs.set(blob.hash, blob);
	}

	/** A blob of so many bytes that takes no room on disk: zeros, or those that a seed stands for. */
	ofSize(size: number, seed?: number): Blob {
		const key = `${size} ${seed}`;
		const known = this.virtual.get(key);
		if (known) return known;
		const hasher = new ContentHasher();
		for (const piece of virtualPieces(seed, 0, size)) hasher.update(piece);
		const blob: Blob = { hash: hasher.digest(), size, isVirtual: true, seed };
		this.virtual.set(key, blob);
		return blob;
	}

	/** The bytes from `start` up to and including `end`. */
	read(blob: Blob, start = 0, end = blob.size - 1): Readable {
		if (end < start) return Readable.from([]);
		const bytes = blob.isVirtual ? undefined : this.inMemory.get(blob.hash);
		if (bytes) return Readable.from([bytes.subarray(start, end + 1)], { objectMode: false });
		if (blob.isVirtual) return Readable.from(virtualPieces(blob.seed, start, end + 1), { objectMode: false });
		return Readable.from(filePieces(this.pathOf(blob), start, end), { objectMode: false });
	}

	/** Name for a file in the folder that nobody else uses. */
	temporaryFile(): string {
		return join(this.madeFolder(), `part-${++this.temporary}`);
	}

	/** Removes everything; the state is unusable afterwards. */
	close(): void {
		if (this.folder) removeFolder(this.folder);
	}

	private pathOf(blob: Blob): string {
		return join(this.madeFolder(), `${blob.hash}-${blob.size}`);
	}

	/** It goes on close, or with the process. */
	private madeFolder(): string {
		if (this.folder) return this.folder;
		if (this.dataDir) mkdirSync(this.dataDir, { recursive: true });
		return (this.folder = temporaryFolder(this.dataDir ?? roomiestPlace()));
	}
}

/** Opens the file when the first piece is wanted: a response that nobody reads holds no file. */
async function* filePieces(path: string, start: number, end: number): AsyncGenerator<Buffer> {
	for await (const piece of createReadStream(path, { start, end })) yield piece as Buffer;
}

const virtualPieces = (seed: number | undefined, start: number, end: number): Generator<Buffer> =>
	seed === undefined ? zeroPieces(end - start) : generatedPieces(seed, start, end);
