/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { CALL_FAULTS } from '@/test/support/callFaults';
import { forEveryCall, noFault } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { closeWays, createCloseTrial, reopen } from './closeTrials';

describe.each(closeWays)('%s', (what, close) => {
	it.each(CALL_FAULTS)('is undone by Reopen after a run when %s', async (_what, fault) => {
		const trial = createCloseTrial(what, close);
		const look: typeof trial.look = async (world) => await treeOf(world.dropbox, '/Cases');
		await forEveryCall({ ...trial, look }, fault, async ({ nth, world, before }) => {
			const outcomes = await reopen(trial.ids, world.dropboxOver(noFault));
			expect({ nth, refused: outcomes.filter(({ ok }) => !ok) }).toEqual({ nth, refused: [] });
			expect({ nth, tree: await look(world) }).toEqual({ nth, tree: before });
		});
	});
});
