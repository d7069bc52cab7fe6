/**
 * What is kept between two passes, written into one text each so that n8n has little to observe. It is consistent
 * in itself: the memory is of what was there at the cursor, and all before that has been told. Several processes may
 * each have one, and n8n keeps the one that was written last: nothing rests on its being the newest.
 */
export interface WatchState {
	/** What is watched, and through which credential: kept things of another watch are not used. */
	watching: string;
	/**
	 * When it was read, in milliseconds since 1970; 0 in states of earlier releases. Of two states the later one is
	 * gone on from, to repeat less; from an older one the same changes are told again, with the same IDs.
	 */
	readAt: number;
	/** Of what was told, as much as tells apart what happens again: see EventIds. */
	history: string;
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
