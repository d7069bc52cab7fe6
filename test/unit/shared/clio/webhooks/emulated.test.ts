/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { WebhookInput } from '@/nodes/shared/clio/port';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

const DAY = 24 * 60 * 60_000;

describe('webhooks of the emulated Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(async () => {
		await test.emulator.webhooks.settled();
		test.close();
	});

	const end = (days: number) => new Date(test.clock.now() + days * DAY).toISOString();
	const input = (more: Partial<WebhookInput> = {}): WebhookInput => ({
		...{ url: 'https://n8n.example/webhook/1', model: 'document', events: ['created', 'updated', 'deleted'] },
		...{ fields: 'id,etag,name,matter{id,display_number}', expiresAt: end(31), ...more },
	});

	it('live through their whole life', async () => {
		const made = await test.clio.createWebhook(input());
		expect(made).toMatchObject({ status: 'pending', model: 'document', events: input().events });
		expect(made.sharedSecret).toMatch(/\w{10,}/);
		expect(Date.parse(made.expiresAt ?? '')).toBeGreaterThan(test.clock.now() + 30 * DAY);
		expect(await test.clio.readWebhook(made.id)).toMatchObject({ id: made.id, url: made.url });
		await test.clio.activateWebhook(made.id, made.sharedSecret ?? '');
		expect((await test.clio.listWebhooks()).map(({ id, status }) => [id, status])).toEqual([
			[made.id, 'enabled'],
		]);
		expect((await test.clio.renewWebhook(made.id, end(28))).expiresAt).toMatch(/^\d{4}-/);
		await test.clio.deleteWebhook(made.id);
		await test.clio.deleteWebhook(made.id);
		expect(await test.clio.listWebhooks()).toEqual([]);
	});

	it('are refused with a reason', async () => {
		const refused = async (more: Partial<WebhookInput>, reason: string) =>
			await expect(test.clio.createWebhook(input(more))).rejects.toMatchObject({ reason });
		await refused({ url: 'http://n8n.example/webhook/1' }, 'invalid_input');
		await refused({ expiresAt: end(32) }, 'invalid_input');
		await refused({ fields: 'id,'.repeat(400) }, 'invalid_input');
		await expect(test.clio.activateWebhook(1, 'x')).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('say where the app may not subscribe, nor read what it subscribes to', async () => {
		for (const [token, permission] of [
			['readOnly', 'Webhooks'],
			['noWebhooks', 'Webhooks'],
		] as const) {
			const other = createTestClio({ token });
			await expect(other.clio.createWebhook(input())).rejects.toThrow(permission);
			other.close();
		}
	});

	it.each(CALL_FAULTS)('are made once although %s', async (_, fault) => {
		for (let nth = 1; nth <= 3; nth++) {
			const world = createTestClio();
			const { clio } = world.connect(fault(nth));
			await clio.createWebhook(input()).catch(() => undefined);
			expect(await world.clio.listWebhooks()).toHaveLength(1);
			await world.emulator.webhooks.settled();
			world.close();
		}
	});
});
