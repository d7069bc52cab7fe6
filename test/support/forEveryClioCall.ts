import { createTestClio, type TestClio, type TestClioOptions } from './createTestClio';
import { forEveryCallOf } from './forEveryCallOf';

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

/** @returns how many calls a run without faults makes */
export const forEveryClioCall = async ({ options, begin, run, look }: ClioTrial): Promise<number> =>
	await forEveryCallOf({
		async start() {
			const test = createTestClio(options);
			await begin?.(test);
			return test;
		},
		run: async (test, through) =>
			await run(through === undefined ? test.clio : test.connect(through).clio, test),
		look,
	});
