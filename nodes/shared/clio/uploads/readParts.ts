import { createHash } from 'crypto';
import type { BufferPool } from '../../core/BufferPool';
import { readWholeSource } from '../../core/readWholeSource';
import { ContentHasher } from '../../domain/contentHash';
import type { MeasuredContent } from '../port';
import { changedSourceRefusal } from './addresses';

/** A part of a content; whoever takes it gives its memory back. */
export interface Part {
	/** From 1. */
	number: number;
	bytes: Buffer;
	release(): void;
}

/**
 * Reads a content once more, part by part, each of them held against what was measured before it is handed on.
 * @param length of each part but the last, in bytes
 * @throws Refusal `source_incomplete`
 */
export async function* readParts(
	{ source, size, contentHash, partDigests }: MeasuredContent,
	length: number,
	pool: BufferPool,
): AsyncGenerator<Part, void, undefined> {
	const pieces = new Pieces(readWholeSource(await source.open(), size));
	try {
		for (let start = 0, number = 1; start < size; start += length, number++) {
			const wanted = Math.min(length, size - start);
			const buffer = await pool.acquire(wanted);
			const bytes = buffer.subarray(0, wanted);
			let isHandedOn = false;
			try {
				// Hashed as it arrives: all of it at once would keep the process from others.
				const whole = partDigests.length === 0 ? new ContentHasher() : undefined;
				const part = createHash('md5');
				await pieces.fill(bytes, (piece) => void (whole ?? part).update(piece));
				const isSame =
					whole === undefined
						? part.digest('base64') === partDigests[number - 1]
						: whole.digest() === contentHash;
				if (!isSame) throw changedSourceRefusal();
				isHandedOn = true;
			} finally {
				if (!isHandedOn) pool.release(buffer);
			}
			yield { number, bytes, release: () => pool.release(buffer) };
		}
		await pieces.requireEnd();
	} finally {
		await pieces.close();
	}
}

/** What arrives in pieces of any size, as it is asked for. */
class Pieces {
	private readonly reader: AsyncIterator<Uint8Array>;
	private rest: Uint8Array = new Uint8Array();

	constructor(pieces: AsyncIterable<Uint8Array>) {
		this.reader = pieces[Symbol.asyncIterator]();
	}

	async fill(bytes: Buffer, hash: (piece: Uint8Array) => void): Promise<void> {
		for (let filled = 0; filled < bytes.length;) {
			if (this.rest.length === 0) {
				const next = await this.reader.next();
				if (next.done === true) throw changedSourceRefusal();
				this.rest = next.value;
			}
			const fitting = this.rest.subarray(0, bytes.length - filled);
			bytes.set(fitting, filled);
			hash(fitting);
			filled += fitting.length;
			this.rest = this.rest.subarray(fitting.length);
		}
	}

	/** The reader itself says what is too long or too short. */
	async requireEnd(): Promise<void> {
		while ((await this.reader.next()).done !== true);
	}

	async close(): Promise<void> {
		await this.reader.return?.();
	}
}
