/** Time, waiting and chance, so that retries can be tested without any of the three. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
	/** In [0, 1), as Math.random. */
	random(): number;
}
