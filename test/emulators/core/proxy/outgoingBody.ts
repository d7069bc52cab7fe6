/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable, Transform } from 'node:stream';
import type { EmulatedResponse } from '../contract';

/** The body as it leaves: as it is, slowed down, or ending in an error where the connection is to be cut. */
export function outgoingBody(response: EmulatedResponse, broken: () => Error): Readable | Buffer | string {
	const stages: Transform[] = [];
	if (response.bytesPerSecond !== undefined) stages.push(throttle(response.bytesPerSecond));
	if (response.cutAfterBytes !== undefined) stages.push(breakAfter(response.cutAfterBytes, broken));
	if (stages.length === 0) return response.body;
	let body = toStream(response.body);
	for (const stage of stages) {
		const source = body;
		source.once('error', (error) => stage.destroy(error));
		stage.once('close', () => source.destroy());
		body = source.pipe(stage);
	}
	return body;
}

function toStream(body: EmulatedResponse['body']): Readable {
	if (body instanceof Readable) return body;
	return Readable.from([Buffer.isBuffer(body) ? body : Buffer.from(body)]);
}

/** Pieces a slow body is sent in per second: few enough to be cheap, enough to look like a slow line. */
const PIECES_PER_SECOND = 10;

/** Passes bytes on at most so fast. */
function throttle(bytesPerSecond: number): Transform {
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
function breakAfter(bytes: number, broken: () => Error): Transform {
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
