/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	isSubscribed,
	subscribe,
	unsubscribe,
} from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/subscriptions';
import { wantedSubscriptions } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/wantedSubscriptions';
import { KnownRecords } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/KnownRecords';
import type { Notice } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';
import { changeFolder } from '@/test/emulators/clio/state/folders';
import { changeMatter, createMatter } from '@/test/emulators/clio/state/matters';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createCycleWorld, eventsIn } from '../cycleWorld';

describe('a poll', () => {
	/** A watch that began, and since then a little of everything. */
	const begin = async () => {
		const world = createCycleWorld();
		await world.minutes(60);
		const { state: kept } = await world.cycle(undefined);
		await world.minutes(5);
		world.upload('A.pdf');
		world.upload('B.pdf', 'acme');
		const { smith, acme } = world.fixture.matters;
		changeMatter(world.state, world.state.matters.at(smith?.id ?? 0), { status: 'Closed' });
		const folder = world.state.folders.at(world.state.matters.at(acme?.id ?? 0).folderId);
		changeFolder(world.state, folder, { name: 'Lease' });
		createMatter(world.state, { description: 'New', clientId: null, userId: 1 });
		return { world, kept };
	};

	it.each(CALL_FAULTS)('tells the same although %s, at every call', async (_, fault) => {
		const { world, kept } = await begin();
		const before = world.calls();
		const clean = await world.cycle(kept);
		const calls = world.calls() - before;
		expect(eventsIn(clean)).toHaveLength(7);
		expect(calls).toBeGreaterThanOrEqual(4);
		for (let nth = 1; nth <= calls; nth++) {
			await world.cycle(kept, undefined, [], fault(nth)).catch(() => undefined);
			const again = await world.cycle(kept);
			expect({ nth, rows: again.rows }).toEqual({ nth, rows: clean.rows });
			expect((await world.cycle(again.state)).rows).toEqual([]);
		}
		world.close();
	});

	it('is not disturbed by a lost answer', async () => {
		const { world, kept } = await begin();
		const clean = await world.cycle(kept);
		const [, lose] = CALL_FAULTS[1] ?? [];
		for (let nth = 1; nth <= 6 && lose !== undefined; nth++)
			expect((await world.cycle(kept, undefined, [], lose(nth))).rows).toEqual(clean.rows);
		world.close();
	});

	it('makes up for deliveries whose process died at any call, with the same IDs', async () => {
		const { world, kept } = await begin();
		const notices: Notice[] = [
			...world.state.documents.all.map(({ id }) => ({ model: 'document' as const, id, event: 'created' })),
			...world.state.matters.all.map(({ id }) => ({ model: 'matter' as const, id, event: 'updated' })),
			...world.state.folders.all.map(({ id }) => ({ model: 'folder' as const, id, event: 'updated' })),
		];
		const delivered = await world.cycle(kept, undefined, notices);
		const polled = await world.cycle(kept);
		const idsOf = ({ rows }: typeof polled) => rows.map(({ eventId }) => String(eventId)).sort();
		expect(idsOf(delivered)).toEqual(expect.arrayContaining(idsOf(polled)));
		for (const [, fault] of CALL_FAULTS) {
			for (let nth = 1; nth <= 3; nth++) {
				await world.cycle(kept, undefined, notices, fault(nth)).catch(() => undefined);
				expect((await world.cycle(kept)).rows).toEqual(polled.rows);
			}
		}
		// What deliveries told, the poll after them does not.
		expect((await world.cycle(delivered.state)).rows).toEqual([]);
		world.close();
	});
});

describe('subscribing', () => {
	const URL = 'https://n8n.example/webhook/1/webhook';
	const FORMER = 'https://old.example/webhook/1/webhook';
	const wanted = wantedSubscriptions(URL, ['documentCreated', 'matterClosed']);

	/** That knows nothing of what was asked for before: its process died. */
	const subscriberAt = (now: number) => ({ urls: [URL, FORMER], now, asked: new KnownRecords('', 9) });

	/** Nothing, or all that may be left of before. */
	const begin = async (isAfterTrouble: boolean) => {
		const world = createCycleWorld();
		if (!isAfterTrouble) return world;
		const clio = world.portOf();
		const expiresAt = new Date(world.clock.now() + 20 * 86_400_000).toISOString();
		const [document] = wanted;
		if (document === undefined) return world;
		for (const url of [URL, URL, FORMER, 'https://another.example/1'])
			await clio.createWebhook({ ...document, url, expiresAt });
		const [first, second] = world.state.webhooks.all;
		await world.emulator.webhooks.settled();
		if (first !== undefined) world.state.webhooks.change(first, { status: 'suspended' });
		if (second !== undefined)
			world.state.webhooks.change(second, { expiresAt: world.clock.now() + 86_400_000 });
		return world;
	};

	const run = async (
		world: ReturnType<typeof createCycleWorld>,
		through?: Parameters<typeof world.portOf>[0],
	) => {
		const clio = world.portOf(through);
		await subscribe(clio, await clio.listWebhooks(), wanted, subscriberAt(world.clock.now()));
	};

	const look = (world: ReturnType<typeof createCycleWorld>) =>
		world.state.webhooks.all
			.filter(({ url }) => url !== 'https://another.example/1')
			.map(({ url, model, status, expiresAt }) => [
				url,
				model,
				status,
				expiresAt > world.clock.now() + 30 * 86_400_000,
			])
			.sort();

	describe.each([
		['anew', false],
		['after trouble', true],
	])('%s', (_, isAfterTrouble) => {
		it.each(CALL_FAULTS)('ends in one subscription of each kind although %s', async (what, fault) => {
			for (let nth = 0; ; nth++) {
				const world = await begin(isAfterTrouble);
				const before = world.calls();
				const once = await run(world, fault(nth)).then(
					() => true,
					() => false,
				);
				if (what.includes('lost')) expect({ nth, once }).toEqual({ nth, once: true });
				const reached = world.calls() - before;
				await run(world);
				await world.emulator.webhooks.settled();
				expect({ nth, found: look(world) }).toEqual({
					nth,
					found: [
						[URL, 'document', 'enabled', true],
						[URL, 'matter', 'enabled', true],
					],
				});
				expect(
					isSubscribed(await world.portOf().listWebhooks(), wanted, subscriberAt(world.clock.now())),
				).toBe(true);
				expect(world.state.webhooks.all.some(({ url }) => url.startsWith('https://another'))).toBe(
					isAfterTrouble,
				);
				world.close();
				if (reached < nth) break;
			}
		});
	});

	it.each(CALL_FAULTS)('ends with none when it is over, although %s', async (_, fault) => {
		for (let nth = 1; nth <= 5; nth++) {
			const world = await begin(true);
			await unsubscribe(world.portOf(fault(nth)), [URL, FORMER]).catch(() => undefined);
			await unsubscribe(world.portOf(), [URL, FORMER]);
			expect(look(world)).toEqual([]);
			expect(world.state.webhooks.all).toHaveLength(1);
			await world.emulator.webhooks.settled();
			world.close();
		}
	});
});
