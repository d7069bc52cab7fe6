/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	createCustomActions,
	type ActionRequest,
} from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/createCustomActions';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';

const request = (more: Partial<ActionRequest> = {}): ActionRequest => ({
	...{ label: 'Open case folder', page: 'matter', targetUrl: 'https://n8n.example/webhook/open' },
	...{ dryRun: false, warnings: [] },
	...more,
});
const statuses = async (requests: ActionRequest[], clio: ClioPort) =>
	(await createCustomActions(requests, clio)).map((outcome) =>
		outcome.ok ? outcome.value.status : outcome.refusal.reason,
	);
const actionsOf = ({ state }: TestClio) =>
	state.customActions.all.map(({ label, targetUrl, uiReference }) => [label, targetUrl, uiReference]);
const elsewhere = 'https://n8n.example/webhook/other';

describe('links on Clio’s pages', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('are made once, however often the run is repeated', async () => {
		expect(await statuses([request(), request()], test.clio)).toEqual(['created', 'unchanged']);
		expect(test.requests).toHaveLength(3);
		expect(await statuses([request()], test.clio)).toEqual(['unchanged']);
		expect(test.requests).toHaveLength(4);
		expect(actionsOf(test)).toEqual([['Open case folder', request().targetUrl, 'matters/show']]);
	});

	it('are led elsewhere where their URL has changed, and are the same links', async () => {
		await statuses([request()], test.clio);
		const [before] = test.state.customActions.all;
		expect(await statuses([request({ targetUrl: elsewhere })], test.clio)).toEqual(['updated']);
		expect(test.requests).toHaveLength(5);
		expect(test.state.customActions.all).toMatchObject([{ id: before?.id, targetUrl: elsewhere }]);
	});

	it('are two where the label or the page is another', async () => {
		const others = [request({ page: 'folder' }), request({ label: 'Send to Dropbox' })];
		expect(await statuses([request(), ...others], test.clio)).toEqual(['created', 'created', 'created']);
	});

	it('do not lead to one place and another by turns', async () => {
		expect(await statuses([request(), request({ targetUrl: elsewhere }), request()], test.clio)).toEqual([
			...['created', 'ambiguous', 'unchanged'],
		]);
	});

	it('stay as they are in a dry run, which says what would be', async () => {
		const dry = [request({ dryRun: true }), request({ label: 'Send to Dropbox', dryRun: true })];
		await statuses([request({ targetUrl: elsewhere })], test.clio);
		const before = actionsOf(test);
		expect(await statuses(dry, test.clio)).toEqual(['updated', 'created']);
		expect(actionsOf(test)).toEqual(before);
	});

	it('are refused where the credential may only read, also to a dry run', async () => {
		const reader = createTestClio({ onlyRead: true });
		expect(await statuses([request(), request({ dryRun: true })], reader.clio)).toEqual([
			...['guarded', 'guarded'],
		]);
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it.each([false, true])(
		'are one where many runs make the same one at once (Clio refuses a second: %s)',
		async (uniqueCustomActions) => {
			test.state.switches.uniqueCustomActions = uniqueCustomActions;
			const runs = Array.from({ length: 20 }, async () => await statuses([request()], test.connect().clio));
			for (const status of (await Promise.all(runs)).flat()) expect(status).toMatch(/^(created|unchanged)$/);
			expect(actionsOf(test)).toHaveLength(1);
		},
	);

	it('are one where two runs want them elsewhere at once, and one is told so', async () => {
		await statuses([request()], test.clio);
		const targets = ['https://n8n.example/1', 'https://n8n.example/2'];
		const runs = targets.map(
			async (targetUrl) => await statuses([request({ targetUrl })], test.connect().clio),
		);
		expect((await Promise.all(runs)).flat().sort()).toEqual(['changed_meanwhile', 'updated']);
	});

	it('are not taken for those of another user', async () => {
		const jane = createTestClio({ token: 'jane' });
		jane.state.customActions.create({
			...{ appKey: jane.fixture.app.key, userId: jane.fixture.users['ada']?.id ?? 0 },
			...{ label: 'Open case folder', targetUrl: elsewhere, uiReference: 'matters/show' },
		});
		expect(await statuses([request()], jane.clio)).toEqual(['created']);
		expect(jane.state.customActions.all).toHaveLength(2);
		jane.close();
	});

	it.each([false, true])('stand there once whatever becomes of a call (a new one: %s)', async (isNew) => {
		const calls = await forEveryClioCall({
			begin: async ({ clio }) => {
				if (!isNew) await createCustomActions([request({ targetUrl: elsewhere })], clio);
			},
			run: async (clio) =>
				expect(await statuses([request(), request({ page: 'document' })], clio)).toEqual([
					expect.stringMatching(/created|updated|unchanged/),
					expect.stringMatching(/created|unchanged/),
				]),
			look: (world) => actionsOf(world).sort(),
		});
		expect(calls).toBe(isNew ? 5 : 4);
	});
});
