import type { Clock } from '../http/types';

/** Milliseconds: long enough to get on, short enough that nobody else in the process notices. */
const LONGEST = 20;

/**
 * Lets others have the process between the steps of long work that waits for nothing. A thousand items with
 * expressions in their fields take n8n a second to read, in which its editor and its webhooks would stand still.
 */
export class EventLoopYielder {
	private began: number;

	constructor(private readonly clock: Pick<Clock, 'now' | 'sleep'>) {
		this.began = clock.now();
	}

	/** To be awaited before each step. */
	async yieldIfDue(): Promise<void> {
		if (this.clock.now() - this.began < LONGEST) return;
		await this.clock.sleep(0);
		this.began = this.clock.now();
	}
}
