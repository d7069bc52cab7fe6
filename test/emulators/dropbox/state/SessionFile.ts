/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { BLOCK, sha256 } from './blockDigests';
import { SMALL, type Contents } from './Contents';

const { O_CREAT, O_RDWR } = constants;

interface Piece {
	bytes: Buffer;
	offset: number;
}

/** Where a session's bytes are gathered: in memory while they are few, then in a file. */
export class SessionFile {
	/** Settles when everything was written that is under way. */
	private writing: Promise<unknown> = Promise.resolve();
	/** Undefined once there is a file. */
	private inMemory: Piece[] | undefined = [];
	private made: string | undefined;

	constructor(private readonly contents: Contents) {}

	/** Writes at an offset: pieces of more than 4 MiB off the main thread. `written` tells when. */
	write(bytes: Uint8Array, offset: number): void {
		if (this.inMemory && offset + bytes.length <= SMALL) {
			this.inMemory.push({ bytes: Buffer.from(bytes), offset });
			return;
		}
		this.leaveMemory();
		if (bytes.length <= BLOCK) return this.writeNow(bytes, offset);
		// Rejections are for `written` to tell.
		const both = Promise.all([this.writing, this.writeSoon(bytes, offset)]);
		both.catch(() => undefined);
		this.writing = both;
	}

	/** Rejects when something could not be written. */
	async written(): Promise<void> {
		await this.writing;
	}

	/** The digests of the file's blocks that `known` does not have. */
	async digests(size: number, known: (index: number) => Buffer | undefined): Promise<Buffer[]> {
		const blocks = Array.from({ length: Math.ceil(size / BLOCK) }, (_, index) => known(index));
		if (blocks.every((block) => block !== undefined)) return blocks;
		// What is in memory is no more than a block.
		if (this.inMemory) return [sha256(this.bytes() ?? Buffer.alloc(0))];
		const handle = await open(this.path);
		try {
			const bytes = Buffer.allocUnsafe(BLOCK);
			for (const index of blocks.keys()) {
				if (blocks[index]) continue;
				const { bytesRead } = await handle.read(bytes, 0, BLOCK, index * BLOCK);
				blocks[index] = sha256(bytes.subarray(0, bytesRead));
			}
		} finally {
			await handle.close();
		}
		return blocks.filter((block) => block !== undefined);
	}

	/** All bytes, while they are in memory; undefined when they are in the file. */
	bytes(): Buffer | undefined {
		if (!this.inMemory) return undefined;
		const size = Math.max(0, ...this.inMemory.map(({ bytes, offset }) => offset + bytes.length));
		const all = Buffer.alloc(size);
		for (const { bytes, offset } of this.inMemory) bytes.copy(all, offset);
		return all;
	}

	/** The file to hand over when there is one. */
	get path(): string {
		return (this.made ??= this.contents.temporaryFile());
	}

	remove(): void {
		this.inMemory = undefined;
		if (this.made) rmSync(this.made, { force: true });
	}

	private leaveMemory(): void {
		const pieces = this.inMemory ?? [];
		this.inMemory = undefined;
		for (const { bytes, offset } of pieces) this.writeNow(bytes, offset);
	}

	private writeNow(bytes: Uint8Array, offset: number): void {
		const descriptor = openSync(this.path, O_CREAT | O_RDWR);
		try {
			for (let written = 0; written < bytes.length;) {
				written += writeSync(descriptor, bytes, written, bytes.length - written, offset + written);
			}
		} finally {
			closeSync(descriptor);
		}
	}

	private async writeSoon(bytes: Uint8Array, offset: number): Promise<void> {
		const handle = await open(this.path, O_CREAT | O_RDWR);
		try {
			for (let written = 0; written < bytes.length;) {
				const left = bytes.length - written;
				written += (await handle.write(bytes, written, left, offset + written)).bytesWritten;
			}
		} finally {
			await handle.close();
		}
	}
}
