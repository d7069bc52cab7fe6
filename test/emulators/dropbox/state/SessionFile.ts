/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeSync, constants, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { BLOCK, sha256 } from './blockDigests';

const { O_CREAT, O_RDWR } = constants;

/** The file in which a session's bytes are gathered; made with the first of them. */
export class SessionFile {
	/** Settles when everything was written that is under way. */
	private writing: Promise<unknown> = Promise.resolve();

	constructor(readonly path: string) {}

	/** Writes at an offset: pieces of more than 4 MiB off the main thread. `written` tells when. */
	write(bytes: Uint8Array, offset: number): void {
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

	/** So that there is a file to hand over when no byte ever came. */
	touch(): void {
		writeFileSync(this.path, '', { flag: 'a' });
	}

	remove(): void {
		rmSync(this.path, { force: true });
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
