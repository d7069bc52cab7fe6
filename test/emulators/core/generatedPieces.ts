import { createCipheriv } from 'node:crypto';

const PIECE = 64 * 1024;
const ZEROS = Buffer.alloc(PIECE);

/** So many zero bytes. */
export function* zeroPieces(size: number): Generator<Buffer> {
	for (let left = size; left > 0; left -= PIECE) yield ZEROS.subarray(0, Math.min(left, PIECE));
}

/**
 * Bytes from `start` up to `end`, which is not among them, of an endless row that a seed stands for: nobody keeps them, no
 * two pieces are the same, and they are the same at every reading.
 */
export function* generatedPieces(seed: number, start: number, end: number): Generator<Buffer> {
	const key = Buffer.alloc(32);
	key.writeDoubleLE(seed);
	const common = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(ZEROS);
	for (let index = Math.floor(start / PIECE); index * PIECE < end; index++) {
		const piece = Buffer.from(common);
		piece.writeDoubleLE(index);
		const at = index * PIECE;
		yield piece.subarray(Math.max(0, start - at), Math.min(PIECE, end - at));
	}
}
