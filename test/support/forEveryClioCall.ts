import { createTestClio, type TestClio, type TestClioOptions } from './createTestClio';
import { forEveryServiceCall } from './forEveryServiceCall';

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

/** Tries an operation on Clio with each fault at each of its calls. @returns how many calls a run without faults makes */
export const forEveryClioCall = async ({ options, begin, run, look }: ClioTrial): Promise<number> =>
	await forEveryServiceCall({
		async start() {
			const test = createTestClio(options);
			await begin?.(test);
			return test;
		},
		portOf: (test, through) => (through === undefined ? test : test.connect(through)).clio,
		...{ run, look },
	});
