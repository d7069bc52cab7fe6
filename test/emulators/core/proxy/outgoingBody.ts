/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable, type Transform } from 'node:stream';
import type { EmulatedResponse } from '../contract';
import { breakAfter, throttle } from './throttle';

/** The body as it leaves: as it is, slowed down, or ending in an error where the connection is to be cut. */
export function outgoingBody(answer: EmulatedResponse, broken: () => Error): Readable | Buffer | string {
	const stages: Transform[] = [];
	if (answer.bytesPerSecond !== undefined) stages.push(throttle(answer.bytesPerSecond));
	if (answer.cutAfterBytes !== undefined) stages.push(breakAfter(answer.cutAfterBytes, broken));
	if (stages.length === 0) return answer.body;
	let body = toStream(answer.body);
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
