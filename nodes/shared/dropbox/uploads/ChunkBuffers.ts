import type { Budget } from '../../domain/upload/Budget';

/**
 * The memory of one long document: so many buffers at most, each held against the budget of all documents. They
 * are used again for the next chunks, unless others wait for memory: buffers of this size are costly to make.
 */
export class ChunkBuffers {
	private readonly free: Buffer[] = [];
	private readonly waiting: Array<() => void> = [];
	private inUse = 0;

	constructor(
		private readonly budget: Budget,
		private readonly most: number,
	) {}

	/** A buffer of exactly this length, to be given back. */
	async take(length: number): Promise<Buffer> {
		while (this.inUse >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
		this.inUse++;
		const used = this.free.pop();
		if (used?.length === length) return used;
		if (used !== undefined) this.budget.giveBack(used.length);
		await this.budget.take(length);
		return Buffer.allocUnsafeSlow(length);
	}

	/** @param buffer as it was taken, once nobody needs its bytes any more */
	giveBack(buffer: Buffer): void {
		this.inUse--;
		if (this.budget.isWaitedFor) this.budget.giveBack(buffer.length);
		else this.free.push(buffer);
		this.waiting.shift()?.();
	}

	/** No more chunks follow. */
	close(): void {
		for (const { length } of this.free.splice(0)) this.budget.giveBack(length);
	}
}
