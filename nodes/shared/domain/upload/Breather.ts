/** Bytes that are copied and hashed in one go: some milliseconds on a slow machine. */
const AT_ONE_GO = 2 * 1024 * 1024;

/**
 * Lets others have the process in between: sources that hold everything in memory would otherwise keep it until
 * the last byte was hashed. Shared by all that is read at the same time.
 */
export class Breather {
	private since = 0;

	constructor(private readonly pause: () => Promise<unknown>) {}

	/** After so many bytes of work. */
	async after(bytes: number): Promise<void> {
		this.since += bytes;
		if (this.since < AT_ONE_GO) return;
		this.since = 0;
		await this.pause();
	}
}
