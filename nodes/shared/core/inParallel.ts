/** Calls of one kind under way at once: enough to hide the way there and back, few enough to leave room for others. */
export const AT_ONCE = 8;

/**
 * Maps items with at most `limit` under way at once; results stand in the order of the items. A rejection
 * keeps new work from starting and rejects the whole.
 */
export async function inParallel<T, R>(items: readonly T[], work: Work<T, R>, limit?: number): Promise<R[]>;
export async function inParallel<T, R>(items: readonly T[], limit: number, work: Work<T, R>): Promise<R[]>;
export async function inParallel<T, R>(
	items: readonly T[],
	...given: [Work<T, R>, number?] | [number, Work<T, R>]
): Promise<R[]> {
	const [work, limit = AT_ONCE] = isLimitFirst(given) ? [given[1], given[0]] : given;
	const results = new Array<R>(items.length);
	const queue = items.entries();
	let rejected = false;

	const worker = async () => {
		for (const [index, item] of queue) {
			if (rejected) return;
			results[index] = await work(item, index).catch((reason: unknown) => {
				rejected = true;
				throw reason;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}

type Work<T, R> = (item: T, index: number) => Promise<R>;

const isLimitFirst = <W>(given: [W, number?] | [number, W]): given is [number, W] =>
	typeof given[0] === 'number';
