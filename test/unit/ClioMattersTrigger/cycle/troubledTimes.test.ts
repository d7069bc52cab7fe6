/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createClioApi } from '@/nodes/shared/clio/client/createClioApi';
import { createFoldersPort } from '@/nodes/shared/clio/folders/createFoldersPort';
import { createClio } from '@/nodes/shared/clio/createClio';
import type { TriggerState } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Memory';
import { runCycle } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/runCycle';
import { changeMatter, createMatter } from '@/test/emulators/clio/state/matters';
import { createOpenFrom, createSendTo } from '@/test/support/sendToEmulator';
import { createCycleWorld, eventsIn, watchOf } from '../cycleWorld';

const HOUR = 3_600_000;

describe('a cycle in troubled times', () => {
	let world: ReturnType<typeof createCycleWorld>;
	beforeEach(async () => {
		world = createCycleWorld();
		await world.minutes(60);
	});
	afterEach(() => world.close());

	const matter = (name: string) => world.state.matters.at(world.fixture.matters[name]?.id ?? 0);

	/** A poll of an n8n whose clock is wrong by so much. */
	const pollAt = async (kept: TriggerState | undefined, ahead: number) => {
		const clock = { ...world.clock, now: () => world.clock.now() + ahead, random: () => 0.5 };
		clock.sleep = async (milliseconds) => await world.clock.sleep(milliseconds);
		const emulated = createSendTo(world.emulator, `Bearer ${world.fixture.tokens['ada'] ?? ''}`);
		// As web servers do.
		const send: typeof emulated = async (request) => {
			const { headers, ...response } = await emulated(request);
			return { ...response, headers: { ...headers, date: new Date(world.clock.now()).toUTCString() } };
		};
		const connection = { region: world.state.region, onlyRead: true, rate: world.rate, reserve: 0 };
		const api = createClioApi(send, clock, connection);
		const clio = { ...createClio(api, createOpenFrom(world.emulator), clock), ...createFoldersPort(api) };
		return await runCycle(kept, watchOf(), { notices: [], isPoll: true, now: clock.now() }, clio);
	};

	it.each([
		['is an hour ahead', [HOUR, HOUR, HOUR]],
		['is an hour behind', [-HOUR, -HOUR, -HOUR]],
		['is set back by an hour', [HOUR, 0, 0]],
		['is set forward by an hour', [0, HOUR, HOUR]],
		['is set back by an hour twice', [HOUR, 0, -HOUR]],
	])('tells everything once although the clock of n8n %s', async (_, [first, second, third]) => {
		let { state } = await pollAt(undefined, first ?? 0);
		const told: string[] = [];
		for (const [nth, ahead] of [second, third, third].entries()) {
			await world.minutes(5);
			world.upload(`${nth}.pdf`);
			if (nth === 1) changeMatter(world.state, matter('smith'), { status: 'Closed' });
			await world.minutes(5);
			const result = await pollAt(state, ahead ?? 0);
			expect(result.state.readAt).toBeGreaterThan(state.readAt);
			({ state } = result);
			told.push(...eventsIn(result));
		}
		expect(told).toEqual([
			...['documentCreated 0.pdf', 'documentCreated 1.pdf'],
			...['matterClosed 00001-Smith', 'matterUpdated 00001-Smith', 'documentCreated 2.pdf'],
		]);
	});

	it('tells of a matter that is made while it is read how things stand', async () => {
		let made = 0;
		const watch = watchOf({ events: ['matterCreated', 'matterClosed'] });
		const { rows } = await world.cycle(undefined, watch, [], (call) => async (request) => {
			if (request.url.includes('status=open') && made === 0)
				made = createMatter(world.state, { description: 'New', clientId: null, userId: 1 }).id;
			return await call(request);
		});
		expect(rows).toMatchObject([{ event: 'matterCreated', matterId: made }]);
	});

	it('calls no matter reopened of which it may only have forgotten that it is open', async () => {
		const watch = watchOf({ events: ['matterReopened', 'matterUpdated'] });
		const { state } = await world.cycle(undefined, watch);
		const others = Array.from({ length: 40_000 }, (_, nth) => `${(10_000_000 + nth).toString(36)}:c0..x`);
		const models = JSON.parse(state.models) as { matter: { known: string } };
		models.matter.known = others.join(' ');
		await world.minutes(5);
		changeMatter(world.state, matter('smith'), { description: 'Another' });
		const result = await world.cycle({ ...state, models: JSON.stringify(models) }, watch);
		expect(eventsIn(result)).toEqual(['matterUpdated 00001-Smith']);
	});

	it('begins where the former one ended if what it kept cannot be read', async () => {
		const { state } = await world.cycle(undefined);
		await world.minutes(5);
		world.upload('Meanwhile.pdf');
		await world.minutes(5);
		for (const models of ['', '{', 'null', state.models.slice(0, 40), '{"document":{"since":"x"}}'])
			expect(eventsIn(await world.cycle({ ...state, models }))).toEqual(['documentCreated Meanwhile.pdf']);
	});
});
