/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestClio } from '@/test/support/createTestClio';

const DAY = 24 * 60 * 60_000;

it('says how long webhooks last and how many calls are left, but not where they go', async () => {
	const test = createTestClio();
	const expiresAt = new Date(test.clock.now() + 20 * DAY).toISOString();
	await test.clio.createWebhook({
		...{ url: 'https://n8n.example/webhook/secret', model: 'document', events: ['created'], fields: 'id' },
		expiresAt,
	});
	await test.emulator.webhooks.settled();
	const report = await test.clio.checkConnection();
	expect(report.webhooks).toEqual([
		{ model: 'document', status: expect.any(String), expiresAt: expect.stringMatching(/^\d{4}-/) },
	]);
	expect(JSON.stringify(report)).not.toContain('secret');
	expect(report.callsPerMinute).toBeGreaterThan(0);
	expect(report.callsLeft).toBeLessThan(report.callsPerMinute);
	test.close();
});

it('says nothing of webhooks that the connection may not read', async () => {
	const test = createTestClio({ token: 'noWebhooks' });
	expect(await test.clio.checkConnection()).toMatchObject({
		missingPermissions: ['Webhooks'],
		webhooks: [],
	});
	test.close();
});
