/** Time, waiting and chance, so that retries can be tested without any of the three. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
	/** In [0, 1), as Math.random. */
	random(): number;
	/**
	 * Milliseconds after which a call that does not go through is given up; fifteen minutes where this is not said. A
	 * run that waits for many cases may take long, one that somebody waits for may not.
	 */
	readonly giveUpAfter?: number;
}
