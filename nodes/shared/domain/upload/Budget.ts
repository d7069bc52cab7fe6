/**
 * So much of something may be in use at once, here bytes in memory. Who finds too little left waits for its turn,
 * first come first served, so that the large are not overtaken for ever by the small.
 */
export class Budget {
	private readonly waiting: Array<() => boolean> = [];

	constructor(private left: number) {}

	/** Whether somebody finds too little left. */
	get isWaitedFor(): boolean {
		return this.waiting.length > 0;
	}

	/** Runs `work` while it holds `amount`, which must not be more than there is in all. */
	async spend<T>(amount: number, work: () => Promise<T>): Promise<T> {
		await this.take(amount);
		try {
			return await work();
		} finally {
			this.giveBack(amount);
		}
	}

	/** Waits until `amount` is there, and holds it until it is given back. */
	async take(amount: number): Promise<void> {
		const taken = () => {
			if (amount > this.left) return false;
			this.left -= amount;
			return true;
		};
		if (this.waiting.length === 0 && taken()) return;
		await new Promise<void>((resolve) => {
			this.waiting.push(() => {
				const mine = taken();
				if (mine) resolve();
				return mine;
			});
		});
	}

	giveBack(amount: number): void {
		this.left += amount;
		while (this.waiting[0]?.() === true) this.waiting.shift();
	}
}
