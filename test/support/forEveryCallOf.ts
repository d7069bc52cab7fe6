import { CALL_FAULTS, type CallInterceptor } from './callFaults';
import { ignoreProcessEnd } from './forEveryCall';

/** A service with a client on it, as the tests of each service make one. */
interface TestService {
	/** All that were sent. */
	requests: readonly unknown[];
	close(): void;
}

/** An operation that writes, tried with faults. */
export interface TrialOf<Test extends TestService> {
	start(): Test | Promise<Test>;
	/** One run on it, its calls going through the interceptor where there is one. Throws where it refuses anything. */
	run(test: Test, through: CallInterceptor | undefined): Promise<unknown>;
	/** What stands there afterwards, as it is compared. */
	look(test: Test): unknown;
}

/**
 * Tries an operation with each fault at each of its calls in turn, in a service of its own each time: where the process
 * goes on it must end as a run without faults does, and where it ended a second run must.
 * @returns how many calls a run without faults makes
 */
export async function forEveryCallOf<Test extends TestService>({
	start,
	run,
	look,
}: TrialOf<Test>): Promise<number> {
	const undisturbed = await start();
	const before = structuredClone(look(undisturbed));
	const first = undisturbed.requests.length;
	await run(undisturbed, undefined);
	const calls = undisturbed.requests.length - first;
	const wanted = structuredClone(look(undisturbed));
	expect(wanted).not.toEqual(before);
	await run(undisturbed, undefined);
	expect(look(undisturbed)).toEqual(wanted);
	undisturbed.close();
	for (const [what, fault] of CALL_FAULTS) {
		for (let nth = 1; nth <= calls; nth++) {
			const test = await start();
			const outcome = await run(test, fault(nth)).then(() => 'went on', ignoreProcessEnd);
			if (outcome !== 'went on') await run(test, undefined);
			expect({ what, nth, found: look(test) }).toEqual({ what, nth, found: wanted });
			await run(test, undefined);
			expect({ what, nth, again: look(test) }).toEqual({ what, nth, again: wanted });
			test.close();
		}
	}
	return calls;
}
