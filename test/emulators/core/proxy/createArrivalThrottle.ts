/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';

/** Told about every chunk that was read. */
export type ArrivalThrottle = (bytes: number) => void;

/**
 * Reads a request's body no faster than that, as if the line had no more: whenever more has come than may have, reading
 * pauses, and the client waits as soon as the buffers on the way are full.
 */
export function createArrivalThrottle(incoming: IncomingMessage, bytesPerSecond: number): ArrivalThrottle {
	const start = performance.now();
	let read = 0;
	return (bytes) => {
		read += bytes;
		const early = (read / bytesPerSecond) * 1000 - (performance.now() - start);
		if (early < 1) return;
		incoming.pause();
		setTimeout(() => incoming.resume(), early);
	};
}
