import type { WatchState } from '../shared/domain/changes/WatchState';
import type { Turns } from './inTurn';

/** What this process remembers of one trigger node while it runs. Gone with the process, and nothing is lost then. */
export interface Running {
	/** Two passes at a time would tell the same changes twice. */
	turns: Turns;
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

const watches = new Map<string, Running>();

/** @param key of the workflow and its node */
export function runningWatch(key: string): Running {
	const known = watches.get(key);
	if (known !== undefined) return known;
	const fresh: Running = { turns: {}, refused: 0, quiet: undefined, latest: undefined };
	watches.set(key, fresh);
	return fresh;
}
