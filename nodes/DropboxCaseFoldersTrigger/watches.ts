import type { WatchState } from '../shared/domain/changes/WatchState';

/** What this process remembers of one trigger node while it runs. Gone with the process, and nothing is lost then. */
export interface Running {
	/** A pass is under way: another one would tell the same changes again. */
	isBusy: boolean;
	/** Somebody asked for a pass while one was under way. */
	isAskedAgain: boolean;
	/** This process has passed since it started, so that what Dropbox told while it was down is caught up. */
	hasCaughtUp: boolean;
	/** Dropbox's notifications reach this process. With several processes, they may reach others. */
	isNotified: boolean;
	/** Notifications that were refused for want of Dropbox's signature. */
	refused: number;
	/**
	 * Where a watch began that has told nothing yet. With its durable cursors n8n does not keep what the poll at
	 * publication sets, if that returns nothing.
	 */
	begun: WatchState | undefined;
	/** What a notification's pass came to: n8n may not have written it yet when the next notification comes. */
	latest: WatchState | undefined;
}

const watches = new Map<string, Running>();

/** @param key of the workflow and its node */
export function runningWatch(key: string): Running {
	const known = watches.get(key);
	if (known !== undefined) return known;
	const fresh: Running = {
		...{ isBusy: false, isAskedAgain: false, hasCaughtUp: false, isNotified: false },
		...{ refused: 0, begun: undefined, latest: undefined },
	};
	watches.set(key, fresh);
	return fresh;
}
