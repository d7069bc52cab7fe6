/** Waits for more bytes; what it yields to whoever feeds is nothing. */
export type ReadTask<T> = Generator<undefined, T, undefined>;

/** Raised where bytes are not those of a whole ZIP archive. */
export class NotAZip extends Error {
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
