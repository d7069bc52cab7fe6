import type { Progress } from '../core/Progress';
import type { Clock } from '../http/types';

/** Milliseconds; lines never follow each other faster. */
const SHORTEST_SILENCE = 10_000;

/** Milliseconds; a line comes then although less than a tenth was done. */
const LONGEST_SILENCE = 60_000;

/**
 * Says in n8n's log how far a long run is: "Upload Document: 300 of 1,000 documents". A line for each tenth of
 * the run, if that takes ten seconds or more, and nothing about who or what the documents are.
 * @param title the operation's, as people know it
 */
export function createProgressLog(title: string, write: (line: string) => void, clock: Clock): Progress {
	let last = { at: clock.now(), done: 0 };
	return (done, of, what) => {
		const silence = clock.now() - last.at;
		const isTenth = (done - last.done) * 10 >= of;
		if (done === of || silence < SHORTEST_SILENCE || !(isTenth || silence >= LONGEST_SILENCE)) return;
		last = { at: clock.now(), done };
		write(`${title}: ${formatCount(done)} of ${formatCount(of)} ${what}`);
	};
}

const formatCount = (number: number): string => number.toLocaleString('en-US');
