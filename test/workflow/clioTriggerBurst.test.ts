/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { createClioTriggerHarness } from './clioTriggerHarness';

describe('Clio Matters Trigger, when much comes at once', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => {
		harness = await createClioTriggerHarness();
		harness.state.switches.rateLimit = 50;
	});
	afterEach(async () => await harness.close());

	it('answers two hundred deliveries at once, loses none and shares its calls', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.state.switches.documentCreated = 'when_uploaded';
		const before = harness.calls();
		for (let index = 0; index < 200; index++) harness.upload(`${index}.pdf`);
		await harness.settled(trigger);
		const deliveries = harness.attempts().filter(({ event }) => event === 'created');
		expect(deliveries).toHaveLength(200);
		expect(deliveries.filter(({ status }) => status !== 200)).toEqual([]);
		expect(new Set(trigger.items.map(({ documentId }) => documentId)).size).toBe(200);
		expect(trigger.items).toHaveLength(200);
		// Two for fifty; more where a busy machine spreads them over several gatherings.
		expect(harness.calls() - before).toBeLessThanOrEqual(24);
		expect(await trigger.poll()).toEqual([]);
	});

	it('keeps up with two hundred a second, within the limit', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.state.switches.documentCreated = 'when_uploaded';
		const before = harness.calls();
		for (let second = 0; second < 5; second++) {
			for (let index = 0; index < 200; index++) harness.upload(`${second}-${index}.pdf`);
			await new Promise((resolve) => setTimeout(resolve, 1000));
		}
		await harness.settled(trigger);
		const deliveries = harness.attempts().filter(({ event }) => event === 'created');
		expect(deliveries.filter(({ status }) => status !== 200)).toEqual([]);
		expect(new Set(trigger.items.map(({ documentId }) => documentId)).size).toBe(1000);
		expect(trigger.items).toHaveLength(1000);
		expect(harness.calls() - before).toBeLessThan(40);
	});

	it('looks at what it could not read with the next delivery', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.state.switches.documentCreated = 'when_uploaded';
		const body = JSON.stringify({ error: { type: 'ForbiddenError', message: 'no' } });
		const fault = { kind: 'status', status: 403, body, headers: { 'content-type': 'application/json' } };
		harness.world.clio.faults.set([{ route: 'GET documents', times: 1, fault }]);
		harness.upload('Waits.pdf');
		await harness.settled(trigger);
		expect(trigger.items).toEqual([]);
		expect(trigger.log.join()).toMatch(/could not be read yet/);
		harness.upload('Next.pdf');
		await harness.settled(trigger);
		expect(trigger.items.map(({ name }) => name)).toEqual(['Waits.pdf', 'Next.pdf']);
	});
});
