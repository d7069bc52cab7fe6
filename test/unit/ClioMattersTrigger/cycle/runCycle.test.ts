/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { changeMatter, createMatter } from '@/test/emulators/clio/state/matters';
import { createCycleWorld, eventsIn, watchOf } from '../cycleWorld';

describe('a cycle', () => {
	let world: ReturnType<typeof createCycleWorld>;
	beforeEach(async () => {
		world = createCycleWorld();
		await world.minutes(60);
	});
	afterEach(() => world.close());

	it('that begins tells nothing, and reads which matters are live', async () => {
		const { rows, state } = await world.cycle(undefined);
		expect(rows).toEqual([]);
		expect(state.models).toContain('"baseline":"done"');
	});

	it('keeps the very state where nothing came', async () => {
		const { state } = await world.cycle(undefined);
		const again = await world.cycle(state);
		expect(again.state).toBe(state);
	});

	it('does not go on from the state of another watch', async () => {
		const { state } = await world.cycle(undefined);
		await world.minutes(5);
		world.upload('A.pdf');
		await world.minutes(5);
		expect((await world.cycle(state, watchOf({ watching: 'other credential' }))).rows).toEqual([]);
		expect(eventsIn(await world.cycle(state))).toEqual(['documentCreated A.pdf']);
	});

	it('begins to watch what was chosen later, and tells nothing of before', async () => {
		const documents = watchOf({ events: ['documentCreated'] });
		const { state } = await world.cycle(undefined, documents);
		await world.minutes(60);
		const smith = world.state.matters.at(world.fixture.matters['smith']?.id ?? 0);
		changeMatter(world.state, smith, { status: 'Closed' });
		await world.minutes(60);
		const both = watchOf({ events: ['documentCreated', 'matterClosed'] });
		const next = await world.cycle(state, both);
		expect(next.rows).toEqual([]);
		const acme = world.state.matters.at(world.fixture.matters['acme']?.id ?? 0);
		changeMatter(world.state, acme, { status: 'Closed' });
		expect((await world.cycle(next.state, both)).rows).toMatchObject([
			{ event: 'matterClosed', matterId: acme.id },
		]);
	});

	it('tells of new matters before their documents, and of closed ones after them', async () => {
		const { state } = await world.cycle(undefined);
		await world.minutes(5);
		const opened = { description: 'New', clientId: null, userId: 1 };
		const { displayNumber } = createMatter(world.state, opened);
		const smith = world.state.matters.at(world.fixture.matters['smith']?.id ?? 0);
		world.upload('A.pdf');
		changeMatter(world.state, smith, {
			status: 'Closed',
			stageId: world.fixture.stages['trial']?.id ?? null,
		});
		await world.minutes(5);
		expect(eventsIn(await world.cycle(state))).toEqual([
			...[`matterCreated ${displayNumber}`, `matterOpened ${displayNumber}`, 'documentCreated A.pdf'],
			...['matterClosed', 'matterStageChanged', 'matterUpdated'].map((event) => `${event} 00001-Smith`),
		]);
	});

	it('reads what Clio wrote late', async () => {
		const { state } = await world.cycle(undefined);
		await world.minutes(30);
		const at = world.clock.now();
		const { state: next } = await world.cycle(state);
		await world.minutes(1);
		// Stamped before the poll, to be read only after it.
		const late = world.upload('Late.pdf');
		Object.assign(world.state.documents.at(late.id), { createdAt: at - 60_000, updatedAt: at - 60_000 });
		expect(eventsIn(await world.cycle(next))).toEqual(['documentCreated Late.pdf']);
	});

	it('does not read the same for ever', async () => {
		let { state } = await world.cycle(undefined, watchOf({ events: ['documentCreated'] }));
		await world.minutes(5);
		for (let index = 0; index < 450; index++) world.upload(`${index}.pdf`);
		for (let poll = 0; poll < 3; poll++) {
			await world.minutes(15);
			({ state } = await world.cycle(state, watchOf({ events: ['documentCreated'] })));
		}
		const before = world.calls();
		await world.cycle(state, watchOf({ events: ['documentCreated'] }));
		expect(world.calls() - before).toBe(1);
	});

	it('remembers the matters of a large firm in little', async () => {
		for (let index = 0; index < 2000; index++)
			createMatter(world.state, { description: `No. ${index}`, clientId: null, userId: 1 });
		world.state.switches.rateLimit = null;
		await world.minutes(5);
		const { state } = await world.cycle(undefined, watchOf({ events: ['matterClosed'] }));
		expect(state.models.length).toBeLessThan(60_000);
	});

	it('makes no object of what a custom field is called', async () => {
		const { state } = await world.cycle(undefined);
		world.upload('A.pdf');
		const [row] = (await world.cycle(state, watchOf({ customFields: ['none of them'] }))).rows;
		expect(row?.['customFieldValues']).toEqual({});
	});
});
