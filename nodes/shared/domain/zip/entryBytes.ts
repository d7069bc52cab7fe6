import { Z_NO_FLUSH, Z_OK, Z_STREAM_END, ZStream, zlibInflate, zlibInflateInit2 } from '../../vendor/pako';
import { NotAZip, type ByteReader, type ReadTask } from './ByteReader';

/** Told of an entry's bytes as they are read. */
export type Sink = (bytes: Uint8Array) => void;

/** Bytes that are inflated at once. */
const PIECE = 64 * 1024;

/** The size of the window in which repetitions are looked for; negative for bytes without a header of their own. */
const RAW = -15;

/** Reads bytes that are stored as they are. */
export function* readStored(intake: ByteReader, length: number, sink: Sink): ReadTask<void> {
	for (let left = length; left > 0;) {
		const piece = yield* intake.peekSome(left);
		sink(piece);
		left -= piece.length;
		intake.skip(piece.length);
	}
}

/** Reads deflated bytes to the end that they mark themselves. Nothing behind it is touched. */
export function* readDeflated(intake: ByteReader, sink: Sink): ReadTask<void> {
	const stream = new ZStream();
	if (zlibInflateInit2(stream, RAW) !== Z_OK) throw new TypeError('the inflating library does not start');
	const output = new Uint8Array(PIECE);
	for (let hasEnded = false; !hasEnded;) {
		const piece = yield* intake.peekSome();
		stream.input = piece;
		stream.next_in = 0;
		stream.avail_in = piece.length;
		do {
			stream.output = output;
			stream.next_out = 0;
			stream.avail_out = PIECE;
			hasEnded = inflatePiece(stream);
			if (stream.next_out > 0) sink(output.subarray(0, stream.next_out));
		} while (!hasEnded && (stream.avail_in > 0 || stream.avail_out === 0));
		intake.skip(piece.length - stream.avail_in);
	}
}

/** @returns whether the end was met */
function inflatePiece(stream: ZStream): boolean {
	const status = zlibInflate(stream, Z_NO_FLUSH);
	if (status === Z_STREAM_END) return true;
	if (status === Z_OK || status === NO_PROGRESS) return false;
	throw new NotAZip('the deflated bytes are damaged');
}

/** What zlib says when it needs more bytes, or has no room; here both are given in the next turn. */
const NO_PROGRESS = -5;
