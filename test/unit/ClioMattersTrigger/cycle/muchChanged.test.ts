/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { CallInterceptor } from '@/test/support/callFaults';
import { createCycleWorld, eventsIn, watchOf } from '../cycleWorld';

describe('a cycle after much has changed', () => {
	let world: ReturnType<typeof createCycleWorld>;
	beforeEach(async () => {
		world = createCycleWorld();
		world.state.switches.rateLimit = null;
		await world.minutes(60);
	});
	afterEach(() => world.close());

	const watch = watchOf({ events: ['documentCreated'] });
	const upload = (count: number) => {
		for (let nth = 0; nth < count; nth++) world.upload(`${nth}.pdf`);
	};
	const namesOf = ({ rows }: Awaited<ReturnType<typeof world.cycle>>) =>
		new Set(rows.map((row) => String(row['name']))).size;

	it('tells of more than ten thousand, each once', async () => {
		const { state } = await world.cycle(undefined, watch);
		await world.minutes(5);
		upload(10_450);
		const result = await world.cycle(state, watch);
		expect(result.rows).toHaveLength(10_450);
		expect(namesOf(result)).toBe(10_450);
		expect((await world.cycle(result.state, watch)).rows).toEqual([]);
	});

	it('loses and doubles nothing where a page fails in the middle', async () => {
		const { state } = await world.cycle(undefined, watch);
		await world.minutes(5);
		upload(650);
		for (const nth of [1, 2, 3, 4]) {
			let pages = 0;
			const fail: CallInterceptor = (call) => async (request) => {
				const answer = await call(request);
				const isPage = request.url.includes('/documents.json') && ++pages === nth;
				const body = Buffer.from('{"error":{"type":"ForbiddenError","message":"no"}}');
				return isPage ? ({ ...answer, status: 403, body } as typeof answer) : answer;
			};
			await expect(world.cycle(state, watch, [], fail)).rejects.toMatchObject({ reason: 'missing_scope' });
			world.upload(`between ${nth}.pdf`);
		}
		const result = await world.cycle(state, watch);
		expect(result.rows).toHaveLength(654);
		expect(namesOf(result)).toBe(654);
	});

	it('tells of what is made in the very second up to which was read, once', async () => {
		let { state } = await world.cycle(undefined, watch);
		const told: string[] = [];
		for (let nth = 0; nth < 4; nth++) {
			// No time goes by between what is made before the poll, and after.
			world.upload(`${nth} before.pdf`);
			const result = await world.cycle(state, watch);
			told.push(...eventsIn(result));
			({ state } = result);
			world.upload(`${nth} after.pdf`);
		}
		told.push(...eventsIn(await world.cycle(state, watch)));
		expect(told.sort()).toEqual(
			[0, 1, 2, 3].flatMap((nth) => ['after', 'before'].map((when) => `documentCreated ${nth} ${when}.pdf`)),
		);
	});
});
