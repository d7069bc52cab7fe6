/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/** Time as the emulator sees it; tests put a clock of their own in its place. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Resolves after so many milliseconds; must not keep the process alive. */
	sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (milliseconds) =>
		new Promise((resolve) => {
			setTimeout(resolve, milliseconds).unref();
		}),
};
