import type { WatchState } from '../../shared/domain/changes/WatchState';
import type { TurnState } from '../../shared/node/triggerState';

/** What this process remembers of one trigger node while it runs. Gone with the process, and nothing is lost then. */
export interface ProcessState {
	/** Two passes at a time would tell the same changes twice. */
	turns: TurnState;
	/** Notifications that were refused for want of Dropbox's signature. */
	refused: number;
	/**
	 * What the last poll came to, if it told nothing. With its durable cursors n8n may not keep what a poll sets that
	 * returns nothing.
	 */
	quiet: WatchState | undefined;
	/** What a notification's pass came to: n8n may not have written it yet when the next notification comes. */
	latest: WatchState | undefined;
}

const states = new Map<string, ProcessState>();

/** @param key of the workflow and its node */
export function processStateOf(key: string): ProcessState {
	const known = states.get(key);
	if (known !== undefined) return known;
	const fresh: ProcessState = { turns: {}, refused: 0, quiet: undefined, latest: undefined };
	states.set(key, fresh);
	return fresh;
}
