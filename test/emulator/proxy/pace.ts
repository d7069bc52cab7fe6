import { Transform } from 'node:stream';

/** Pieces a slow body is sent in per second: few enough to be cheap, enough to look like a slow line. */
const PIECES_PER_SECOND = 10;

/** Passes bytes on at most so fast. */
export function slowedTo(bytesPerSecond: number): Transform {
	const size = Math.max(1, Math.floor(bytesPerSecond / PIECES_PER_SECOND));
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const next = (offset: number): void => {
				if (offset >= chunk.length || this.destroyed) return done();
				this.push(chunk.subarray(offset, offset + size));
				setTimeout(() => next(offset + size), 1000 / PIECES_PER_SECOND);
			};
			next(0);
		},
	});
}

/** Passes so many bytes on and drops the rest; the caller closes the connection afterwards. */
export function cutAfter(bytes: number): Transform {
	let left = bytes;
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const kept = chunk.subarray(0, left);
			left -= kept.length;
			if (kept.length > 0) this.push(kept);
			if (left > 0) return done();
			this.push(null);
			done();
		},
	});
}
