/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { CALL_FAULTS } from '@/test/support/callFaults';
import { forEveryCall } from '@/test/support/forEveryCall';
import { statuses } from './closeHarness';
import { closeWays, createCloseTrial } from './closeTrials';

describe.each(closeWays)('%s', (what, close) => {
	it.each(CALL_FAULTS)('ends in the same tree when %s, and it is run again', async (_what, fault) => {
		const trial = createCloseTrial(what, close);
		await forEveryCall(trial, fault, async ({ nth, runAgain, expectSame }) => {
			await runAgain();
			await expectSame();
			expect({ nth, third: statuses(await runAgain()) }).toEqual({
				nth,
				third: trial.ids.map(() => 'alreadyClosed'),
			});
			await expectSame();
		});
	});
});
