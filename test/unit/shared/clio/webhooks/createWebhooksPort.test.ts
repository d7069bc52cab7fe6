/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { WebhookInput } from '@/nodes/shared/clio/port';
import { createStubClio, type StubAnswer } from '@/test/support/createStubClio';

const INPUT: WebhookInput = {
	...{ url: 'https://n8n.example/webhook/1', model: 'document', events: ['created', 'updated'] },
	...{ fields: 'id,etag,matter{id}', expiresAt: '2026-06-01T00:00:00Z' },
};
const RAW = {
	...{ id: 7, etag: '"7"', url: INPUT.url, model: 'document', events: ['created', 'updated'] },
	...{ fields: INPUT.fields, status: 'pending', expires_at: INPUT.expiresAt, shared_secret: 'hush' },
};
const one = (more = {}): StubAnswer => ({ status: 201, body: { data: { ...RAW, ...more } } });
const list = (...data: object[]): StubAnswer => ({ status: 200, body: { data, meta: { paging: {} } } });

describe('webhooks of Clio', () => {
	it('are made with an end, and answer with their secret', async () => {
		const stub = createStubClio(() => one());
		expect(await stub.clio.createWebhook(INPUT)).toEqual({
			...{ id: 7, etag: '"7"', url: INPUT.url, model: 'document', events: ['created', 'updated'] },
			...{ fields: INPUT.fields, status: 'pending', expiresAt: INPUT.expiresAt, sharedSecret: 'hush' },
		});
		expect(stub.sent(1)).toEqual({
			data: {
				...{ url: INPUT.url, model: 'document', events: ['created', 'updated'] },
				...{ fields: INPUT.fields, expires_at: INPUT.expiresAt },
			},
		});
		expect(stub.requests[0]).toMatchObject({ method: 'POST' });
		expect(stub.requests[0]?.url).toMatch(
			/^https:\/\/app\.clio\.com\/api\/v4\/webhooks\.json\?fields=.*shared_secret/,
		);
	});

	it('are not made twice where the answer was lost', async () => {
		let posts = 0;
		const stub = createStubClio(({ method }) => {
			if (method === 'GET') return list({ ...RAW, id: 3, url: 'https://n8n.example/webhook/2' }, RAW);
			posts++;
			return 'lost';
		});
		expect((await stub.clio.createWebhook(INPUT)).id).toBe(7);
		expect(posts).toBe(1);
	});

	it('are made again where the lost request made none', async () => {
		let posts = 0;
		const stub = createStubClio(({ method }) => {
			if (method === 'GET') return list();
			return ++posts === 1 ? { status: 503, body: '<html>' } : one();
		});
		expect((await stub.clio.createWebhook(INPUT)).id).toBe(7);
		expect(posts).toBe(2);
	});

	it('are renewed, activated with the secret, read and listed', async () => {
		const stub = createStubClio(({ method, url }) => {
			if (url.includes('/activate')) return { status: 200 };
			if (method === 'GET' && url.includes('webhooks.json')) return list(RAW, { ...RAW, id: 8 });
			return one({ status: 'enabled' });
		});
		expect(await stub.clio.renewWebhook(7, '2026-07-01T00:00:00Z')).toMatchObject({ status: 'enabled' });
		expect(stub.requests[0]).toMatchObject({ method: 'PATCH' });
		expect(stub.sent(1)).toEqual({ data: { expires_at: '2026-07-01T00:00:00Z' } });
		await stub.clio.activateWebhook(7, 'hush');
		expect(stub.requests[1]).toMatchObject({ method: 'PUT', headers: { 'X-Hook-Secret': 'hush' } });
		expect(stub.requests[1]?.url).toContain('/webhooks/7/activate');
		expect((await stub.clio.readWebhook(7)).sharedSecret).toBe('hush');
		expect((await stub.clio.listWebhooks()).map(({ id }) => id)).toEqual([7, 8]);
	});

	it('are ended, also those that are gone already', async () => {
		const gone = { error: { type: 'RecordNotFound', message: 'Webhook not found' } };
		const stub = createStubClio((_, nth) => (nth === 1 ? { status: 204 } : { status: 404, body: gone }));
		await stub.clio.deleteWebhook(7);
		await stub.clio.deleteWebhook(7);
		expect(stub.requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
	});

	it('are kept with a credential that may only read, which changes nothing else', async () => {
		const stub = createStubClio(({ method }) => (method === 'DELETE' ? { status: 204 } : one()), {
			onlyRead: true,
		});
		await stub.clio.createWebhook(INPUT);
		await stub.clio.deleteWebhook(7);
		const write = { method: 'PATCH' as const, path: ['matters', 1], data: {} };
		await expect(stub.api.write(write)).rejects.toMatchObject({ reason: 'guarded' });
		expect(stub.requests).toHaveLength(2);
	});

	it('say which permission is missing', async () => {
		const stub = createStubClio(() => ({
			status: 403,
			body: { error: { type: 'ForbiddenError', message: 'no' } },
		}));
		await expect(stub.clio.createWebhook(INPUT)).rejects.toMatchObject({
			...{ reason: 'missing_scope', message: expect.stringContaining('Webhooks (read and write)') },
		});
	});
});
