import { inParallel, outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';

/** Cases that are read at the same time: a site has 200 calls a minute for all. */
const AT_ONCE = 4;

/** Reads what each item asks for, in order; what several ask for alike is read once. */
export async function readOnce<Request, T>(
	requests: readonly Request[],
	read: (request: Request) => Promise<T>,
	progress: Progress,
): Promise<Array<Outcome<T>>> {
	const found = new Map<string, Promise<Outcome<T>>>();
	let done = 0;
	return await inParallel(
		requests,
		async (request) => {
			const name = JSON.stringify(request);
			const reading = found.get(name) ?? outcomeOf(async () => await read(request));
			found.set(name, reading);
			const outcome = await reading;
			progress(++done, requests.length, 'cases');
			return outcome;
		},
		AT_ONCE,
	);
}
