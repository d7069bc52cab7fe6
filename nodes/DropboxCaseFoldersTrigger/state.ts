import type { IDataObject } from 'n8n-workflow';
import type { TurnState } from '../shared/node/triggerState';
import { watchState, type WatchState } from './cycle/Watch';
import type { TriggerContext } from './readWatch';

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
	/** Whether a poll waits that has not told recent changes again. */
	isPollDue: boolean;
	/** Notifications that were refused for want of Dropbox's signature. */
	refused: number;
	/**
	 * What the last poll came to, if it told nothing. With its durable cursors n8n may not keep what a poll sets that
	 * returns nothing.
	 */
	quiet: WatchState | undefined;
	/** Polls that found changes. A count, since clocks are set back. */
	pollsWithChanges: number;
	/** What a notification's cycle came to: n8n may not have written it yet when the next notification comes. */
	latest: WatchState | undefined;
}

const states = new Map<string, ProcessState>();

/** Of the node that runs. */
export function getProcessState(context: TriggerContext): ProcessState {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const state = states.get(key) ?? {
		turns: {},
		isPollDue: false,
		refused: 0,
		quiet: undefined,
		pollsWithChanges: 0,
		latest: undefined,
	};
	states.set(key, state);
	return state;
}
