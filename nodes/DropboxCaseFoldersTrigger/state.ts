import type { IDataObject } from 'n8n-workflow';
import type { TurnState } from '../shared/node/triggerState';
import { z } from '../shared/vendor/zod';
import type { TriggerContext } from './readWatch';

/**
 * What is kept between two cycles, written into one text each so that n8n has little to observe. It is consistent
 * in itself: the memory is of what was there at the cursor, and all before that has been told. Several processes may
 * each have one, and n8n keeps the one that was written last: nothing rests on its being the newest.
 */
const watchState = z.object({
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
});

export type WatchState = z.output<typeof watchState>;

/**
 * The state in a node's static data; undefined where there is none, or none that can be read. One that an earlier
 * release kept lacks what event IDs are made with now, and is gone on from.
 */
export const readState = (staticData: IDataObject): WatchState | undefined =>
	watchState.safeParse(staticData).data;

/** What this process remembers of one trigger node while it runs. Gone with the process, and nothing is lost then. */
export interface ProcessState {
	/** Two cycles at a time would tell the same changes twice. */
	turns: TurnState;
	/** Notifications that were refused for want of Dropbox's signature. */
	refused: number;
	/**
	 * What the last poll came to, if it told nothing. With its durable cursors n8n may not keep what a poll sets that
	 * returns nothing.
	 */
	quiet: WatchState | undefined;
	/** What a notification's cycle came to: n8n may not have written it yet when the next notification comes. */
	latest: WatchState | undefined;
}

const states = new Map<string, ProcessState>();

/** Of the node that runs. */
export function processStateOf(context: TriggerContext): ProcessState {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const state = states.get(key) ?? { turns: {}, refused: 0, quiet: undefined, latest: undefined };
	states.set(key, state);
	return state;
}
