/** Lets work on the same thing run one at a time, in the order in which it came. */
export class Turns {
	private readonly last = new Map<string, Promise<unknown>>();

	/** Runs `work` after all that came before it with this key, however that ended. */
	async take<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(key) ?? Promise.resolve();
		const mine = before.then(work);
		const settled = mine.catch(() => undefined);
		this.last.set(key, settled);
		try {
			return await mine;
		} finally {
			if (this.last.get(key) === settled) this.last.delete(key);
		}
	}

	/** Of how many things there is work. */
	get size(): number {
		return this.last.size;
	}
}
