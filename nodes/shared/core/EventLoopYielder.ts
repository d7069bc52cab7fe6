/** Bytes that are copied and hashed in one go: some milliseconds on a slow machine. */
const AT_ONE_GO = 2 * 1024 * 1024;

/** Milliseconds: long enough to get on, short enough that nobody else in the process notices. */
const LONGEST = 20;

/** Milliseconds since 1970, and waiting. */
interface Time {
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

/**
 * Lets others have the process between the steps of long work that waits for nothing, such as hashing what is all in
 * memory, or reading a thousand items with expressions in their fields: n8n's editor and its webhooks would stand still.
 */
export class EventLoopYielder {
	private began: number;
	private done = 0;
	private pausing: Promise<void> | undefined;

	constructor(private readonly time: Time) {
		this.began = time.now();
	}

	/** To be awaited before each step of work that is measured by its time. */
	async yieldIfDue(): Promise<void> {
		if (this.time.now() - this.began < LONGEST) return;
		await this.time.sleep(0);
		this.began = this.time.now();
	}

	/** After so many bytes of work, whoever did it: all that is read at the same time pauses together. */
	async yieldAfter(bytes: number): Promise<void> {
		this.done += bytes;
		if (this.done >= AT_ONE_GO) this.pausing ??= this.pauseOnce();
		while (this.pausing !== undefined) await this.pausing;
	}

	private async pauseOnce(): Promise<void> {
		await this.time.sleep(0).finally(() => {
			this.done = 0;
			this.pausing = undefined;
		});
	}
}
