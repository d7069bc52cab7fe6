/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { deleteCustomActions } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/deleteCustomActions';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';

const statuses = async (ids: number[], clio: ClioPort, dryRun = false) =>
	(
		await deleteCustomActions(
			ids.map((id) => ({ id, dryRun })),
			clio,
		)
	).map((outcome) => (outcome.ok ? outcome.value.status : outcome.refusal.reason));
const add = ({ state, fixture }: TestClio, user = 'ada') =>
	state.customActions.create({
		...{ appKey: fixture.app.key, userId: fixture.users[user]?.id ?? 0, label: 'Open case folder' },
		...{ targetUrl: 'https://n8n.example/open', uiReference: 'matters/show' },
	}).id;

describe('links that are to go', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('go once, and are gone then', async () => {
		const id = add(test);
		expect(await statuses([id, id, 999], test.clio)).toEqual(['deleted', 'unchanged', 'unchanged']);
		expect(test.requests).toHaveLength(3);
		expect(test.state.customActions.all).toEqual([]);
	});

	it('stay where they are another user’s', async () => {
		expect(await statuses([add(test, 'jane')], test.clio)).toEqual(['unchanged']);
		expect(test.state.customActions.all).toHaveLength(1);
	});

	it('stay in a dry run, which says what would be', async () => {
		const id = add(test);
		expect(await statuses([id, id, 999], test.clio, true)).toEqual(['deleted', 'unchanged', 'unchanged']);
		expect(test.requests).toHaveLength(1);
		expect(test.state.customActions.all).toHaveLength(1);
	});

	it('stay where the credential may only read, which a dry run says too', async () => {
		const reader = createTestClio({ onlyRead: true });
		const id = add(reader);
		expect([...(await statuses([id], reader.clio)), ...(await statuses([id], reader.clio, true))]).toEqual([
			...['guarded', 'guarded'],
		]);
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it('are gone whatever becomes of a call', async () => {
		const calls = await forEveryClioCall({
			begin: (world) => void add(world),
			run: async (clio, { state }) =>
				expect(await statuses([state.customActions.all[0]?.id ?? 1], clio)).toEqual([
					expect.stringMatching(/deleted|unchanged/),
				]),
			look: ({ state }) => state.customActions.all.length,
		});
		expect(calls).toBe(1);
	});
});
