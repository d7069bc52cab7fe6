import {
	createTestLegalServer,
	type TestLegalServer,
	type TestLegalServerOptions,
} from './createTestLegalServer';
import { forEveryServiceCall } from './forEveryServiceCall';

/** An operation that writes, tried with faults. */
export interface LegalServerTrial {
	options?: TestLegalServerOptions;
	/** Makes the LegalServer that every run finds. */
	begin?: (test: TestLegalServer) => void;
	/** One run on it. Throws where it refuses anything. */
	run: (legalServer: TestLegalServer['legalServer'], test: TestLegalServer) => Promise<unknown>;
	/** What stands there afterwards, as it is compared. */
	look: (test: TestLegalServer) => unknown;
}

/** The same with LegalServer. @returns how many calls a run without faults makes */
export const forEveryLegalServerCall = async ({
	options,
	begin,
	run,
	look,
}: LegalServerTrial): Promise<number> =>
	await forEveryServiceCall({
		start() {
			const test = createTestLegalServer(options);
			begin?.(test);
			return test;
		},
		portOf: (test, through) => (through === undefined ? test : test.connect(through)).legalServer,
		...{ run, look },
	});
