/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Transform } from 'node:stream';

/** Pieces a slow body is sent in per second: few enough to be cheap, enough to look like a slow line. */
const PIECES_PER_SECOND = 10;

/** Passes bytes on at most so fast. */
export function throttle(bytesPerSecond: number): Transform {
	const size = Math.max(1, Math.floor(bytesPerSecond / PIECES_PER_SECOND));
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const next = (offset: number): void => {
				if (this.destroyed) return;
				if (offset >= chunk.length) return done();
				this.push(chunk.subarray(offset, offset + size));
				setTimeout(() => next(offset + size), 1000 / PIECES_PER_SECOND);
			};
			next(0);
		},
	});
}

/** Passes so many bytes on and then breaks; a body that is shorter ends as it is. */
export function breakAfter(bytes: number, broken: () => Error): Transform {
	let left = bytes;
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const kept = chunk.subarray(0, left);
			left -= kept.length;
			if (left > 0) return done(null, kept);
			this.push(kept);
			// What was pushed leaves in this turn; an error at once would take it back.
			setImmediate(() => done(broken()));
		},
	});
}
