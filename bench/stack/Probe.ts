import { retryLostCall } from './retryLostCall';

interface ProbeReading {
	/** `[Date.now(), bytes]`, every 10 ms. */
	memory: Array<[number, number]>;
	/** `[Date.now() at its end, milliseconds]` of every gap between two turns of the event loop. */
	gaps: Array<[number, number]>;
}

export interface Window {
	/** `Date.now()` */
	from: number;
	to: number;
}

const MiB = 1024 * 1024;

/** What `bench/probe.cjs` saw inside n8n. */
export class Probe {
	constructor(private readonly port: number) {}

	/** Collects garbage and starts anew; returns the resident memory of the idle process, in MiB. */
	async reset(): Promise<number> {
		const { rss } = await this.ask<{ rss: number }>('POST', '/reset');
		return rss / MiB;
	}

	async read(): Promise<ProbeReading> {
		return await this.ask<ProbeReading>('GET', '/read');
	}

	private async ask<T>(method: string, path: string): Promise<T> {
		const response = await retryLostCall(
			async () => await fetch(`http://127.0.0.1:${this.port}${path}`, { method }),
		);
		if (!response.ok) throw new Error(`The probe answered ${response.status} to ${path}`);
		return (await response.json()) as T;
	}
}

/** Highest resident memory, in MiB; undefined when nothing was seen in the window. */
export function peakMiB({ memory }: ProbeReading, { from, to }: Window): number | undefined {
	const within = memory.filter(([at]) => at >= from && at <= to).map(([, bytes]) => bytes);
	return within.length === 0 ? undefined : within.reduce((a, b) => Math.max(a, b)) / MiB;
}

/** The longest gap of the event loop that ended or lasted in the window, in milliseconds; 0 when there was none. */
export function longestGap({ gaps }: ProbeReading, { from, to }: Window): number {
	const inWindow = ([end, length]: [number, number]) =>
		Math.max(0, Math.min(end, to) - Math.max(end - length, from));
	return gaps.reduce((longest, gap) => Math.max(longest, inWindow(gap)), 0);
}
