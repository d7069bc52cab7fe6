/** What a call to Dropbox costs besides the work. */
export interface Condition {
	name: string;
	/** In words, for tables. */
	title: string;
	/** Milliseconds by which every call is late. */
	latencyMs: number;
	/** Milliseconds for which a write holds its namespace; a second write meanwhile gets a 429. */
	lockMs: number;
}

export const withoutLatency: Condition = {
	...{ name: 'none', title: '0 ms per call, no lock' },
	...{ latencyMs: 0, lockMs: 0 },
};

/** The one that targets are judged on. */
export const withLatency: Condition = {
	...{ name: 'latency', title: '80 ms per call, 300 ms commit lock' },
	...{ latencyMs: 80, lockMs: 300 },
};
