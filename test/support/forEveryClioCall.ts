import { CALL_FAULTS } from './callFaults';
import { createTestClio, type TestClio, type TestClioOptions } from './createTestClio';
import { ignoreProcessEnd } from './forEveryCall';

/** An operation that writes, tried with faults. */
export interface ClioTrial {
	options?: TestClioOptions;
	/** Makes the Clio that every run finds. */
	begin?: (test: TestClio) => void | Promise<void>;
	/** One run on it. Throws where it refuses anything. */
	run: (clio: TestClio['clio'], test: TestClio) => Promise<unknown>;
	/** What stands there afterwards, as it is compared. */
	look: (test: TestClio) => unknown;
}

/**
 * Tries an operation with each fault at each of its calls in turn, in a Clio of its own each time: where the process goes
 * on it must end as a run without faults does, and where it ended a second run must.
 * @returns how many calls a run without faults makes
 */
export async function forEveryClioCall({ options, begin, run, look }: ClioTrial): Promise<number> {
	const start = async () => {
		const test = createTestClio(options);
		await begin?.(test);
		return test;
	};
	const undisturbed = await start();
	const before = structuredClone(look(undisturbed));
	const first = undisturbed.requests.length;
	await run(undisturbed.clio, undisturbed);
	const calls = undisturbed.requests.length - first;
	const wanted = structuredClone(look(undisturbed));
	expect(wanted).not.toEqual(before);
	await run(undisturbed.clio, undisturbed);
	expect(look(undisturbed)).toEqual(wanted);
	undisturbed.close();
	for (const [what, fault] of CALL_FAULTS) {
		for (let nth = 1; nth <= calls; nth++) {
			const test = await start();
			const outcome = await run(test.connect(fault(nth)).clio, test).then(() => 'went on', ignoreProcessEnd);
			if (outcome !== 'went on') await run(test.clio, test);
			expect({ what, nth, found: look(test) }).toEqual({ what, nth, found: wanted });
			await run(test.clio, test);
			expect({ what, nth, again: look(test) }).toEqual({ what, nth, again: wanted });
			test.close();
		}
	}
	return calls;
}
