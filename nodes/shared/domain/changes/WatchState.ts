/**
 * What is kept between two passes, written into one text each so that n8n has little to observe. It is consistent
 * in itself: the memory is of what was there at the cursor, and all before that has been told.
 */
export interface WatchState {
	/** What is watched, and through which credential: kept things of another watch are not used. */
	watching: string;
	/** How often changes were told of since the watch began. Of two states of one watch the later has told more. */
	told: number;
	/**
	 * The cursor from which changes were told the last time. It goes into the ID of each change: what is told again,
	 * because n8n ended before it had kept this, has the same ID as the first time.
	 */
	base: string;
	cursor: string;
	/** The address that leads to the watched folder however people rename and move it. */
	address: string;
	/** Its path when the memory was made, as people see it. */
	path: string;
	/** Set once the watched case folder was found to be deleted and that was told. */
	ended: boolean;
	/** The tree in writing. */
	memory: string;
}
