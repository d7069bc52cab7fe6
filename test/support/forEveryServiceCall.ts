import { CALL_FAULTS, type CallInterceptor } from './callFaults';
import { ignoreProcessEnd } from './forEveryCall';

/** A service as a test has it: joined without a network. */
export interface TestService {
	requests: readonly unknown[];
	close(): void;
}

/** An operation that writes, tried with faults. */
export interface ServiceTrial<Test extends TestService, Port> {
	/** Makes the service that every run finds. */
	start: () => Test | Promise<Test>;
	/** What a run is given, its calls going through something that may go wrong. */
	portOf: (test: Test, through?: CallInterceptor) => Port;
	/** One run on it. Throws where it refuses anything. */
	run: (port: Port, test: Test) => Promise<unknown>;
	/** What stands there afterwards, as it is compared. */
	look: (test: Test) => unknown;
}

/**
 * Tries an operation with each fault at each of its calls in turn, on a service of its own each time: where the process
 * goes on it must end as a run without faults does, and where it ended a second run must.
 * @returns how many calls a run without faults makes
 */
export async function forEveryServiceCall<Test extends TestService, Port>({
	start,
	portOf,
	run,
	look,
}: ServiceTrial<Test, Port>): Promise<number> {
	const undisturbed = await start();
	const before = structuredClone(look(undisturbed));
	const first = undisturbed.requests.length;
	await run(portOf(undisturbed), undisturbed);
	const calls = undisturbed.requests.length - first;
	const wanted = structuredClone(look(undisturbed));
	expect(wanted).not.toEqual(before);
	await run(portOf(undisturbed), undisturbed);
	expect(look(undisturbed)).toEqual(wanted);
	undisturbed.close();
	for (const [what, fault] of CALL_FAULTS) {
		for (let nth = 1; nth <= calls; nth++) {
			const test = await start();
			const outcome = await run(portOf(test, fault(nth)), test).then(() => 'went on', ignoreProcessEnd);
			if (outcome !== 'went on') await run(portOf(test), test);
			expect({ what, nth, found: look(test) }).toEqual({ what, nth, found: wanted });
			await run(portOf(test), test);
			expect({ what, nth, again: look(test) }).toEqual({ what, nth, again: wanted });
			test.close();
		}
	}
	return calls;
}
