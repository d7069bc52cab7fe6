/** Bytes that are copied and hashed in one go: some milliseconds on a slow machine. */
const AT_ONE_GO = 2 * 1024 * 1024;

/**
 * Lets others have the process in between: sources that hold everything in memory would otherwise keep it until
 * the last byte was hashed. Shared by all that is read at the same time, which pauses together.
 */
export class EventLoopYielder {
	private since = 0;
	private pausing: Promise<void> | undefined;

	constructor(private readonly pause: () => Promise<void>) {}

	/** After so many bytes of work. */
	async yieldAfter(bytes: number): Promise<void> {
		this.since += bytes;
		if (this.since >= AT_ONE_GO) this.pausing ??= this.pauseOnce();
		while (this.pausing !== undefined) await this.pausing;
	}

	private async pauseOnce(): Promise<void> {
		await this.pause().finally(() => {
			this.since = 0;
			this.pausing = undefined;
		});
	}
}
