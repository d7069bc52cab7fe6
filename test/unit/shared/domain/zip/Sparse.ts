interface Run {
	at: number;
	pieces: Buffer[];
	length: number;
}

/** Bytes of which those in large pieces of zeros are not kept: an archive of 5 GiB in little memory. */
export class Sparse {
	private readonly runs: Run[] = [];
	length = 0;

	add(piece: Uint8Array): void {
		const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
		const isLeftOut = bytes.length > 100_000 && bytes[0] === 0 && bytes.at(-1) === 0;
		if (!isLeftOut) this.keep(Buffer.from(bytes));
		this.length += bytes.length;
	}

	slice(start: number, end: number): Buffer {
		const slice = Buffer.alloc(end - start);
		for (const run of this.runs) {
			if (run.at >= end || run.at + run.length <= start) continue;
			if (run.pieces.length > 1) run.pieces = [Buffer.concat(run.pieces)];
			run.pieces[0]?.copy(slice, Math.max(run.at - start, 0), Math.max(start - run.at, 0), end - run.at);
		}
		return slice;
	}

	private keep(bytes: Buffer): void {
		const last = this.runs.at(-1);
		if (last !== undefined && last.at + last.length === this.length) {
			last.pieces.push(bytes);
			last.length += bytes.length;
		} else {
			this.runs.push({ at: this.length, pieces: [bytes], length: bytes.length });
		}
	}
}
