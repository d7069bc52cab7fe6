import type { IDataObject } from 'n8n-workflow';
import { createClioTriggerHarness, told } from './clioTriggerHarness';
import type { ClioTrigger } from './engine/ClioTrigger';
import { EventStore, FATES, idsOf } from './EventStore';

const MINUTE = 60_000;
const EVENTS = ['documentCreated', 'documentUpdated', 'matterClosed'];

describe('Clio Matters Trigger with Repeat Recent Events, when n8n is killed', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	let passed = 0;
	beforeEach(async () => {
		harness = await createClioTriggerHarness();
		const realNow = Date.now.bind(Date);
		passed = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passed);
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	/** Time goes on, at Clio's as well. */
	const later = (minutes: number) => (passed += minutes * MINUTE);
	const begin = async (triggerMode: string, repeatMinutes?: number) => {
		const options = repeatMinutes === undefined ? {} : { repeatMinutes };
		const trigger = harness.create(EVENTS, { triggerMode, options });
		await trigger.publish();
		await harness.settled(trigger);
		later(30);
		return trigger;
	};
	const happen = () => {
		harness.upload('A.pdf');
		harness.change('acme', { status: 'Closed' });
	};
	/** What the workflow is started with: by a delivery, or by a poll. */
	const report = async (trigger: ClioTrigger, mode: string): Promise<IDataObject[]> => {
		const before = trigger.items.length;
		if (mode === 'webhook') await harness.settled(trigger);
		else await trigger.poll();
		return trigger.items.slice(before);
	};
	/** n8n starts again, with what it has in its database, and polls as it does then. */
	const startAgain = async (trigger: ClioTrigger, saved?: string) => {
		const restarted = harness.front.serve(trigger.restarted(saved));
		await restarted.publish();
		await harness.settled(restarted);
		return restarted;
	};

	describe.each(['webhook', 'polling'])('in mode %s', (mode) => {
		it('after the state was written and before the workflow ran, loses the events without the option', async () => {
			const trigger = await begin(mode);
			happen();
			expect(await report(trigger, mode)).toHaveLength(2);
			let next = await startAgain(trigger);
			expect(next.items).toEqual([]);
			later(10);
			next = await startAgain(next);
			expect(next.items).toEqual([]);
		});

		it.each(FATES)('loses an event only if all reports of it come to nothing: %s', async (fates) => {
			const trigger = await begin(mode, 1);
			const store = new EventStore();
			happen();
			const first = await report(trigger, mode);
			expect(told(first)).toEqual([
				...['documentCreated A.pdf', expect.stringContaining('matterClosed 00002') as string],
			]);
			let [running, reported] = [trigger, first];
			for (const fate of fates.split(', ')) {
				expect(reported).toEqual(first);
				if (fate === 'stored') store.store(reported);
				later(10);
				// Started again, n8n polls at once.
				running = fate === 'killed' ? await startAgain(running) : running;
				reported = fate === 'killed' ? running.items : await running.poll();
			}
			expect(reported).toEqual([]);
			expect(store.ids).toEqual(fates.includes('stored') ? idsOf(first) : []);
		});

		it('and is started again after hours or weeks, repeats them with the same IDs, twice', async () => {
			const trigger = await begin(mode, 15);
			happen();
			const first = await report(trigger, mode);
			later(6 * 60);
			const restarted = await startAgain(trigger);
			expect(restarted.items).toEqual(first);
			later(40 * 1440);
			const again = await startAgain(restarted);
			expect(again.items).toEqual(first);
			later(1);
			expect(await again.poll()).toEqual([]);
			expect((await startAgain(again)).items).toEqual([]);
		});

		it('before the state was written, reports them as if for the first time, with the same IDs', async () => {
			const trigger = await begin(mode, 1);
			const saved = trigger.saved;
			happen();
			const first = await report(trigger, mode);
			const restarted = await startAgain(trigger, saved);
			expect(restarted.items).toEqual(first);
			// From then on they are repeated twice.
			later(10);
			expect(await restarted.poll()).toEqual(first);
			later(10);
			expect(await restarted.poll()).toEqual(first);
			later(10);
			expect(await restarted.poll()).toEqual([]);
		});
	});

	it('after it answered deliveries and before it read their records, finds them in its first poll', async () => {
		const trigger = await begin('webhook', 15);
		const saved = trigger.saved;
		happen();
		await harness.world.clio.webhooks.settled();
		expect(harness.front.statuses.slice(-2)).toEqual([200, 200]);
		const restarted = await startAgain(trigger, saved);
		expect(restarted.items).toHaveLength(2);
		await harness.settled(trigger);
	});

	it('repeats with what changed since under a new ID, and what it reported before comes first', async () => {
		const trigger = await begin('webhook', 15);
		const { id } = harness.upload('A.pdf');
		const [created] = await report(trigger, 'webhook');
		later(1);
		harness.front.setDown(true);
		harness.state.documents.change(harness.state.documents.at(id), { name: 'B.pdf' });
		harness.front.setDown(false);
		const { items } = await startAgain(trigger);
		expect(told(items)).toEqual(['documentCreated B.pdf', 'documentUpdated B.pdf']);
		expect(items[0]?.['eventId']).toBe(created?.['eventId']);
		expect(items[1]?.['eventId']).not.toBe(created?.['eventId']);
	});

	it('repeats at main what webhook processors reported, and both in the same IDs', async () => {
		const main = await begin('webhook', 15);
		const processor = harness.front.serve(main.restarted());
		happen();
		const first = await report(processor, 'webhook');
		for (let poll = 0; poll < 3; poll++, later(10)) expect(await main.poll()).toEqual(first);
		expect(await main.poll()).toEqual([]);
	});

	it('keeps neither a name nor more than a line for an event', async () => {
		const trigger = await begin('polling', 15);
		const before = trigger.saved.length;
		for (let index = 0; index < 100; index++) harness.upload(`Secret ${index}.pdf`);
		await trigger.poll();
		expect(trigger.saved).not.toContain('Secret');
		expect(trigger.saved.length - before).toBeLessThan(100 * 110);
	}, 20_000);

	it.each([-1, 1441, 'soon'])('refuses %p minutes, and names the field', async (repeatMinutes) => {
		const trigger = harness.create(EVENTS, { triggerMode: 'polling', options: { repeatMinutes } });
		await expect(trigger.publish()).rejects.toThrow(/Repeat Recent Events \(Minutes\)/);
	});
});
