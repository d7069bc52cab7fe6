import { Canceled, Refused, Unreachable } from './api';

/** Milliseconds between one attempt and the next. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

const mayPass = (thrown: unknown): boolean =>
	thrown instanceof Unreachable ||
	(thrown instanceof Refused && (thrown.reason === 'unavailable' || thrown.reason === 'too_busy'));

/** Does it again, a few times with growing pauses, when the line or Dropbox fails. What is done has to stand repeating. */
export async function attempt<T>(
	act: () => Promise<T>,
	signal: AbortSignal,
	onPause: () => void,
): Promise<T> {
	const start = async () => {
		// Taken back while the file was read.
		if (signal.aborted) throw new Canceled();
		return await act();
	};
	for (const pause of PAUSES) {
		const result = await start().then(
			(value) => ({ value }),
			(thrown: unknown) => (mayPass(thrown) ? undefined : Promise.reject(thrown)),
		);
		if (result !== undefined) return result.value;
		onPause();
		await wait(pause, signal);
		await connected(signal);
	}
	return await start();
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const timer = window.setTimeout(resolve, milliseconds);
		signal.addEventListener('abort', () => {
			window.clearTimeout(timer);
			reject(new Canceled());
		});
	});
}

/** Attempts are for when there is a line at all: a computer that was asleep or on a train may be a while without. */
async function connected(signal: AbortSignal): Promise<void> {
	if (navigator.onLine) return;
	await new Promise<void>((resolve, reject) => {
		window.addEventListener('online', () => resolve(), { once: true, signal });
		signal.addEventListener('abort', () => reject(new Canceled()));
	});
}

/** The file cannot be read any more as it was when it was chosen. */
export class Unreadable extends Error {}

/**
 * A part of a file, read before it is sent: a file that was changed or moved in the meantime is found out here, and not
 * taken for a line that failed.
 */
export async function readPart(file: File, from: number, to: number): Promise<Blob> {
	const bytes = await file
		.slice(from, to)
		.arrayBuffer()
		.catch(() => undefined);
	if (bytes?.byteLength !== to - from) throw new Unreadable();
	return new Blob([bytes]);
}
