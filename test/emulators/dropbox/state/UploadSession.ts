import type { files } from 'dropbox';
import { BLOCK, hashOfDigests } from './blockDigests';
import type { Blob, Contents } from './Contents';
import { SessionBlocks } from './SessionBlocks';
import { SessionFile } from './SessionFile';

/** Concurrent pieces begin and, but for the last, end at multiples of this. */
export const PIECE = BLOCK;
/** 2^41 - 2^22, the largest file there is. */
const LARGEST_FILE = 2 ** 41 - 2 ** 22;

/** Why bytes were not taken, in the terms of append_v2; finish reports it as `lookup_failed`. */
export class AppendRefusal extends Error {
	constructor(readonly reason: files.UploadSessionAppendError) {
		super(reason['.tag']);
	}
}

/** A piece of a session: its bytes, where they go, and the digests of its own blocks of 4 MiB. */
export interface Piece {
	bytes: Uint8Array;
	offset: number;
	close: boolean;
	digests: readonly Buffer[];
}

/** Bytes on their way to becoming a file. */
export class UploadSession {
	isClosed = false;
	private readonly file: SessionFile;
	private readonly blocks = new SessionBlocks();
	/** Where concurrent pieces end, by where they start. */
	private readonly pieces = new Map<number, number>();
	private length = 0;

	constructor(
		readonly type: 'sequential' | 'concurrent',
		/** `dbid:` of who started it; nobody else finds it. */
		readonly accountId: string,
		/** Milliseconds since the epoch. */
		readonly startedAt: number,
		private readonly contents: Contents,
	) {
		this.file = new SessionFile(contents);
	}

	/** Bytes from the start that are there without a gap, or the far end of a concurrent session. */
	get size(): number {
		return this.length;
	}

	/** Takes bytes at an offset. Throws an AppendRefusal, and then has taken none. See `written`. */
	append({ bytes, offset, close, digests }: Piece): void {
		this.check(bytes.length, offset, close);
		if (bytes.length > 0) {
			this.file.write(bytes, offset);
			this.blocks.add(offset, bytes.length, digests);
		}
		if (this.type === 'concurrent' && (bytes.length > 0 || close)) {
			this.pieces.set(offset, Math.max(offset + bytes.length, this.pieces.get(offset) ?? 0));
		}
		this.length = Math.max(this.length, offset + bytes.length);
		if (close) this.isClosed = true;
	}

	/** Resolves when the bytes taken so far are in their file. */
	async written(): Promise<void> {
		await this.file.written();
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
	async peek(): Promise<Blob> {
		await this.written();
		const size = this.length;
		const digests = await this.file.digests(size, (index) => this.blocks.digestOf(index, size));
		return { hash: hashOfDigests(digests), size, isVirtual: false };
	}

	/** Hands the bytes over as the blob that `peek` gave; the session is spent. */
	keep(blob: Blob): void {
		const bytes = this.file.bytes();
		if (bytes) this.contents.put(bytes, blob.hash);
		else this.contents.adopt(this.file.path, blob);
	}

	discard(): void {
		this.file.remove();
	}
}

/** Rules of concurrent sessions: offsets, and sizes of all pieces but the closing one, in whole 4 MiB. */
function demandPiece(length: number, offset: number, close: boolean): void {
	if (offset % PIECE !== 0) throw new AppendRefusal({ '.tag': 'concurrent_session_invalid_offset' });
	if (!close && length % PIECE !== 0) {
		throw new AppendRefusal({ '.tag': 'concurrent_session_invalid_data_size' });
	}
}
