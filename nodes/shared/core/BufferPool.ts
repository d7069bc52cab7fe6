interface WaitingRequest {
	length: number;
	resolve: (buffer: Buffer) => void;
}

/**
 * The memory that documents on their way may hold together. Who finds too little left waits for its turn, first
 * come first served, so that the large are not overtaken for ever by the small. Buffers are used again where they
 * fit: large ones are costly to make, and what is dropped stays in the process until it is next cleaned up.
 */
export class BufferPool {
	/** Given back and kept; they count as taken. */
	private readonly spare: Buffer[] = [];
	private readonly waiting: WaitingRequest[] = [];

	/** @param left bytes in all; nobody may ask for more at once */
	constructor(private left: number) {}

	/** Waits for a buffer of at least this length, holding anything, to be given back as it is. */
	async acquire(length: number): Promise<Buffer> {
		const found = this.waiting.length === 0 ? this.findBuffer(length) : undefined;
		return found ?? (await new Promise<Buffer>((resolve) => this.waiting.push({ length, resolve })));
	}

	release(buffer: Buffer): void {
		this.spare.push(buffer);
		for (let [next] = this.waiting; next !== undefined; [next] = this.waiting) {
			const found = this.findBuffer(next.length);
			if (found === undefined) return;
			this.waiting.shift();
			next.resolve(found);
		}
	}

	/** Runs `work` with a buffer of at least this length. */
	async withBuffer<T>(length: number, work: (buffer: Buffer) => Promise<T>): Promise<T> {
		const buffer = await this.acquire(length);
		return await work(buffer).finally(() => this.release(buffer));
	}

	private findBuffer(length: number): Buffer | undefined {
		// Not one that is much too long: the rest would be kept from others.
		const fitting = this.spare.findIndex((buffer) => buffer.length >= length && buffer.length <= 2 * length);
		if (fitting >= 0) return this.spare.splice(fitting, 1)[0];
		while (this.left < length && this.spare.length > 0) this.left += this.spare.shift()?.length ?? 0;
		if (this.left < length) return undefined;
		this.left -= length;
		return Buffer.allocUnsafeSlow(length);
	}
}
