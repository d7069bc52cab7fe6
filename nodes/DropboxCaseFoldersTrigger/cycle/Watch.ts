import type { ChangeEvent, Scope } from '../../shared/domain/changes/FolderChange';
import { z } from '../../shared/vendor/zod';

/** What is to be watched, as it stands in the panel. */
export interface Watch {
	/** Tells this watch from another one of the same node: other folder, other credential. */
	watching: string;
	/** The workflow that is told: its event IDs are its own. */
	workflowId: string;
	/** Where the watched folder is when the watch begins; afterwards it goes by its ID. */
	address: string;
	scope: Scope;
	events: readonly ChangeEvent[];
	/** Whether what is there when the watch begins is reported as added. */
	includeExistingItems: boolean;
	/** Milliseconds for which polls tell an event again; 0 where none does. */
	repeatFor: number;
	/** Whether documents are left out that Dropbox says were written by the account of the credential. */
	ignoreOwn: boolean;
}

/**
 * What is kept between two cycles, written into one text each so that n8n has little to observe. It is consistent
 * in itself: the memory is of what was there at the cursor, and all before that has been told. Several processes may
 * each have one, and n8n keeps the one that was written last: nothing rests on its being the newest.
 */
export const watchState = z.object({
	/** What is watched, and through which credential: kept things of another watch are not used. */
	watching: z.string(),
	/**
	 * When it was read, in milliseconds since 1970; 0 in states of earlier releases. Of two states the later one is
	 * gone on from, to repeat less; from an older one the same changes are told again, with the same IDs.
	 */
	readAt: z.number().default(0),
	/** Of what was told, as much as tells apart what happens again: see EventIds. */
	history: z.string().default(''),
	cursor: z.string(),
	/** The address that leads to the watched folder however people rename and move it. */
	address: z.string(),
	/** Its path when the memory was made, as people see it. */
	path: z.string(),
	/** Set once the watched case folder was found to be deleted and that was told. */
	ended: z.boolean(),
	/** The tree in writing. */
	memory: z.string(),
	/** Changes that polls are to tell again, as they were told: see RecentEvents. */
	recent: z.string().default(''),
});

export type WatchState = z.output<typeof watchState>;
