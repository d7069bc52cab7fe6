/**
 * Maps items with at most `limit` under way at once; results stand in the order of the items. A rejection
 * keeps new work from starting and rejects the whole.
 */
export async function inParallel<T, R>(
	items: readonly T[],
	limit: number,
	work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
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
