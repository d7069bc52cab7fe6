import type { Reach } from './GuardFolders';

/** What is going to be written: an address, and how far that goes. */
export interface Write {
	address: string;
	reach: Reach;
	/** That nothing is there is for the call to say: it then changes nothing. */
	mayBeGone?: true;
}
