import { ContentError } from '../../core/DocumentStore';
import { Z_NO_FLUSH, Z_OK, Z_STREAM_END, zlibInflate, zlibInflateInit2, ZStream } from '../../vendor/pako';

/** Waits for more bytes; what it yields to whoever feeds is nothing. */
export type ReadTask<T> = Generator<undefined, T, undefined>;

/** Raised where bytes are not those of a whole ZIP archive. */
export class NotAZip extends ContentError {
	override readonly name = 'NotAZip';
}

/**
 * Bytes that come in pieces, to be read in the portions that a format asks for. Reading is a generator that pauses
 * where it needs what has not come yet, so that somebody else can fetch the pieces and pass them on.
 */
export class ByteReader {
	private pieces: Uint8Array[] = [];
	private available = 0;
	private hasEnded = false;
	private read = 0;

	/** Bytes that have been read. */
	get position(): number {
		return this.read;
	}

	add(piece: Uint8Array): void {
		if (piece.length === 0) return;
		this.pieces.push(piece);
		this.available += piece.length;
	}

	/** There is nothing to come. */
	end(): void {
		this.hasEnded = true;
	}

	/** The next bytes, exactly so many; for what is small. */
	*take(length: number): ReadTask<Buffer> {
		const bytes = yield* this.peek(length);
		this.skip(bytes.length);
		return bytes;
	}

	/** The same without reading them. */
	*peek(length: number): ReadTask<Buffer> {
		while (this.available < length) yield* this.waitForMore();
		const first = this.pieces[0];
		if (first !== undefined && first.length >= length) return asBuffer(first.subarray(0, length));
		const taken: Uint8Array[] = [];
		for (let index = 0, missing = length; missing > 0; index++) {
			const piece = this.pieces[index]!.subarray(0, missing);
			taken.push(piece);
			missing -= piece.length;
		}
		return Buffer.concat(taken);
	}

	/** What there is of the next bytes, at least one and at most so many, without reading them. */
	*peekSome(most = Infinity): ReadTask<Uint8Array> {
		while (this.available === 0) yield* this.waitForMore();
		const [first] = this.pieces;
		return most < first!.length ? first!.subarray(0, most) : first!;
	}

	/** Reads so many bytes that are there. */
	skip(length: number): void {
		this.available -= length;
		this.read += length;
		while (length > 0) {
			const first = this.pieces[0]!;
			if (first.length > length) this.pieces[0] = first.subarray(length);
			else this.pieces.shift();
			length -= Math.min(length, first.length);
		}
	}

	/** Waits for the end. */
	*expectEnd(): ReadTask<void> {
		while (!this.hasEnded && this.available === 0) yield;
		if (this.available > 0) throw new NotAZip('something follows the end');
	}

	private *waitForMore(): ReadTask<void> {
		if (this.hasEnded) throw new NotAZip('it ends early');
		yield;
	}
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** Told of an entry's bytes as they are read. */
export type Sink = (bytes: Uint8Array) => void;

/** Bytes that are inflated at once. */
const PIECE = 64 * 1024;

/** The size of the window in which repetitions are looked for; negative for bytes without a header of their own. */
const RAW = -15;

/** Reads bytes that are stored as they are. */
export function* readStored(reader: ByteReader, length: number, sink: Sink): ReadTask<void> {
	for (let left = length; left > 0;) {
		const piece = yield* reader.peekSome(left);
		sink(piece);
		left -= piece.length;
		reader.skip(piece.length);
	}
}

/** Reads deflated bytes to the end that they mark themselves. Nothing behind it is touched. */
export function* readDeflated(reader: ByteReader, sink: Sink): ReadTask<void> {
	const stream = new ZStream();
	if (zlibInflateInit2(stream, RAW) !== Z_OK) throw new TypeError('the inflating library does not start');
	const output = new Uint8Array(PIECE);
	for (let hasEnded = false; !hasEnded;) {
		const piece = yield* reader.peekSome();
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
		reader.skip(piece.length - stream.avail_in);
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
