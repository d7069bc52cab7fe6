/** What a call to Dropbox costs besides the work. */
export interface Condition {
	name: string;
	/** In words, for tables. */
	title: string;
	/** Milliseconds by which every call is late. */
	latencyMs: number;
	/** Milliseconds for which a write holds its namespace; a second write meanwhile gets a 429. */
	lockMs: number;
	/** What a connection carries at most towards Dropbox; null: as much as comes. */
	bytesPerSecondPerConnection: number | null;
	/** How often at most everything is run, when that is less than the bench's rounds. */
	rounds?: number;
}

export const withoutLatency: Condition = {
	...{ name: 'none', title: '0 ms per call, no lock' },
	...{ latencyMs: 0, lockMs: 0, bytesPerSecondPerConnection: null },
};

/** The one that targets are judged on. */
export const withLatency: Condition = {
	...{ name: 'latency', title: '80 ms per call, 300 ms commit lock' },
	...{ latencyMs: 80, lockMs: 300, bytesPerSecondPerConnection: null },
};

/**
 * On one machine bytes cost processor time that all share and a line costs nothing, so chunks sent side by
 * side gain nothing. Here each connection has a bandwidth of its own.
 */
export const overALine: Condition = {
	...{ name: 'line', title: '80 ms per call, 300 ms commit lock, 25 MiB/s per connection' },
	...{ latencyMs: 80, lockMs: 300, bytesPerSecondPerConnection: 25 * 1024 * 1024, rounds: 3 },
};
