/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { files } from 'dropbox';
import { ContentHasher } from './contentHash';
import type { Blob, Contents } from './Contents';

/** Concurrent pieces begin and, but for the last, end at multiples of this. */
export const PIECE = 4 * 1024 * 1024;
/** 2^41 - 2^22, the largest file there is. */
const LARGEST_FILE = 2 ** 41 - 2 ** 22;

/** Why bytes were not taken, in the terms of append_v2; finish reports it as `lookup_failed`. */
export class AppendRefusal extends Error {
	constructor(readonly reason: files.UploadSessionAppendError) {
		super(reason['.tag']);
	}
}

/** Bytes on their way to becoming a file. */
export class UploadSession {
	isClosed = false;
	private readonly file: string;
	/** Where concurrent pieces end, by where they start. */
	private readonly pieces = new Map<number, number>();
	private length = 0;
	/** Hashes sequential bytes as they come, so that finishing a large file need not read it again. */
	private hasher: ContentHasher | undefined;
	private hashed: { hash: string; length: number } | undefined;

	constructor(
		readonly type: 'sequential' | 'concurrent',
		/** `dbid:` of who started it; nobody else finds it. */
		readonly accountId: string,
		/** Milliseconds since the epoch. */
		readonly startedAt: number,
		private readonly contents: Contents,
	) {
		this.file = contents.temporaryFile();
		closeSync(openSync(this.file, 'w'));
		if (type === 'sequential') this.hasher = new ContentHasher();
	}

	/** Bytes from the start that are there without a gap, or the far end of a concurrent session. */
	get size(): number {
		return this.length;
	}

	/** Takes bytes at an offset. Throws an AppendRefusal, and then has taken none. */
	append(bytes: Uint8Array, offset: number, close: boolean): void {
		this.check(bytes.length, offset, close);
		if (bytes.length > 0) this.write(bytes, offset);
		if (close) this.isClosed = true;
	}

	/** What `append` would refuse. */
	check(length: number, offset: number, close: boolean): void {
		if (this.isClosed) throw new AppendRefusal({ '.tag': 'closed' });
		if (this.type === 'sequential') this.demandOffset(offset);
		else demandPiece(length, offset, close);
		if (offset + length > LARGEST_FILE) throw new AppendRefusal({ '.tag': 'too_large' });
	}

	/** Throws incorrect_offset, which says where the session stands. */
	demandOffset(offset: number): void {
		if (offset === this.length) return;
		throw new AppendRefusal({ '.tag': 'incorrect_offset', correct_offset: this.length });
	}

	/** Whether pieces are missing between the start and the far end. */
	get hasGaps(): boolean {
		let reached = 0;
		for (const [start, end] of [...this.pieces].sort(([one], [other]) => one - other)) {
			if (start > reached) return true;
			reached = Math.max(reached, end);
		}
		return false;
	}

	/** The bytes as a blob, which is not kept before `keep`. */
	peek(): Blob {
		if (this.hashed?.length !== this.length) {
			const hash = this.hasher?.digest() ?? hashOfFile(this.file);
			this.hasher = undefined;
			this.hashed = { hash, length: this.length };
		}
		return { hash: this.hashed.hash, size: this.length, isVirtual: false };
	}

	/** Hands the bytes over; the session is spent. */
	keep(): void {
		this.contents.adopt(this.file, this.peek());
	}

	discard(): void {
		rmSync(this.file, { force: true });
	}

	private write(bytes: Uint8Array, offset: number): void {
		const descriptor = openSync(this.file, 'r+');
		try {
			for (let written = 0; written < bytes.length;) {
				written += writeSync(descriptor, bytes, written, bytes.length - written, offset + written);
			}
		} finally {
			closeSync(descriptor);
		}
		this.hasher?.update(bytes);
		if (this.type === 'concurrent') this.pieces.set(offset, offset + bytes.length);
		this.length = Math.max(this.length, offset + bytes.length);
	}
}

/** Rules of concurrent sessions: offsets, and sizes of all pieces but the closing one, in whole 4 MiB. */
function demandPiece(length: number, offset: number, close: boolean): void {
	if (offset % PIECE !== 0) throw new AppendRefusal({ '.tag': 'concurrent_session_invalid_offset' });
	if (!close && length % PIECE !== 0) {
		throw new AppendRefusal({ '.tag': 'concurrent_session_invalid_data_size' });
	}
}

function hashOfFile(file: string): string {
	const descriptor = openSync(file, 'r');
	const buffer = Buffer.allocUnsafe(PIECE);
	const hasher = new ContentHasher();
	try {
		for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
			hasher.update(buffer.subarray(0, read));
		}
	} finally {
		closeSync(descriptor);
	}
	return hasher.digest();
}
