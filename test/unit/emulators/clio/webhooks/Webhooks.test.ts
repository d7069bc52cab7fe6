/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHmac } from 'node:crypto';
import { changeDocument, trashDocument } from '@/test/emulators/clio/state/documents';
import { changeMatter } from '@/test/emulators/clio/state/matters';
import type { Document, Matter } from '@/test/emulators/clio/state/records';
import { ClioClient } from '../ClioClient';
import { HookServer } from '../HookServer';

const URL_ = 'https://n8n.example/webhook/abc?x=1';
const DAY = 86_400_000;

describe('webhooks', () => {
	let clio: ClioClient;
	let hook: HookServer;

	beforeEach(async () => {
		clio = new ClioClient();
		hook = await HookServer.start();
		clio.switches.webhookHosts['n8n.example'] = hook.origin;
		clio.switches.webhookRetryDelay = 0;
	});

	afterEach(async () => {
		clio.close();
		await hook.close();
	});

	const hooks = () => clio.world.clio.webhooks;
	const DATA = { url: URL_, model: 'document', fields: 'id,etag,name' };
	const FIELDS = { fields: 'id,etag,status,shared_secret,expires_at,events,model,url,fields' };

	async function subscribe(data: Record<string, unknown> = {}, token = 'ada') {
		const { json } = await clio.call('POST webhooks', { token, data: { ...DATA, ...data }, query: FIELDS });
		await hooks().settled();
		return json.data as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any field
	}

	const document = (): Document => clio.state.documents.at(clio.fixture.documents.complaint?.id ?? 0);
	const matter = (): Matter => clio.state.matters.at(clio.fixture.matters.smith?.id ?? 0);
	const rename = (name: string) => changeDocument(clio.state, document(), { name });
	const read = async (id: number) => (await clio.call(`GET webhooks/${id}`, { query: FIELDS })).json.data;

	describe('created', () => {
		it('answers with the ID and the etag alone, and with fields that are asked for', async () => {
			const plain = await clio.call('POST webhooks.json', { data: DATA });
			expect([plain.status, Object.keys(plain.json.data)]).toEqual([201, ['id', 'etag']]);
			const webhook = await subscribe();
			expect(webhook).toMatchObject({
				...{ status: 'pending', model: 'document', url: URL_, shared_secret: expect.any(String) },
				...{ expires_at: '2026-01-08T09:00:00Z', events: ['created', 'updated', 'deleted'] },
			});
		});

		it.each<[string, Record<string, unknown>]>([
			['http', { url: 'http://n8n.example/webhook' }],
			['no address', { url: 'n8n' }],
			['a strange model', { model: 'tag' }],
			['a strange number of a model', { model: 11 }],
			['a strange event', { events: ['opened'] }],
			['an event of matters', { events: ['matter_closed'] }],
			['a strange field', { fields: 'id,tags' }],
			['a second level of fields', { fields: 'id,matter{client{name}}' }],
			['1,001 characters of fields', { fields: `id,${'name,'.repeat(199)}name,x` }],
			['more than 31 days', { expires_at: '2026-02-05T09:00:01Z' }],
			['the past', { expires_at: '2026-01-05T08:59:59Z' }],
			['no fields', { fields: undefined }],
			['no model', { model: undefined }],
			['no address at all', { url: undefined }],
		])('refuses %s', async (_what, data) => {
			const { status, json } = await clio.call('POST webhooks', { data: { ...DATA, ...data } });
			expect([status, json.error.type]).toEqual([422, 'ArgumentError']);
			expect((await clio.call('GET webhooks')).json.data).toEqual([]);
		});

		it('takes 1,000 characters, numbers of models, and 31 days', async () => {
			const fields = `id,etag,${'name,'.repeat(198)}id`;
			expect(fields).toHaveLength(1000);
			const expires = new Date(clio.clock.now() + 31 * DAY).toISOString();
			const webhook = await subscribe({ fields, model: 8, expires_at: expires });
			expect(webhook).toMatchObject({ model: 'document', expires_at: '2026-02-05T09:00:00Z' });
			expect((await subscribe({ expires_at: null })).expires_at).toBe('2026-01-08T09:00:00Z');
		});

		it('needs the permission of the model as well', async () => {
			for (const token of ['noDocuments', 'noWebhooks', 'readOnly'])
				expect((await clio.call('POST webhooks', { token, data: DATA })).status).toBe(403);
			const data = { ...DATA, model: 'folder', fields: 'id' };
			expect((await clio.call('POST webhooks', { token: 'noDocuments', data })).status).toBe(403);
			expect(
				(await clio.call('POST webhooks', { token: 'noDocuments', data: { ...data, model: 'matter' } }))
					.status,
			).toBe(201);
		});
	});

	describe('the handshake', () => {
		it('brings the secret, and enables when it comes back', async () => {
			const { id, shared_secret: secret } = await subscribe();
			expect(hook.received).toMatchObject([
				{ path: '/webhook/abc?x=1', headers: { 'x-hook-secret': secret } },
			]);
			expect(hook.received[0]?.body).toContain(String(id));
			expect(hook.received[0]?.headers.host).toBe('n8n.example');
			expect((await read(id)).status).toBe('enabled');
		});

		it('leaves it pending otherwise, until it is activated with the secret', async () => {
			hook.shakesHands = false;
			const { id, shared_secret: secret } = await subscribe();
			rename('Silent.pdf');
			await hooks().settled();
			expect([(await read(id)).status, hook.deliveries]).toEqual(['pending', []]);
			const activate = (value: string) =>
				clio.call(`PUT webhooks/${id}/activate`, { headers: { 'x-hook-secret': value }, query: FIELDS });
			expect((await activate('wrong')).status).toBe(422);
			expect((await activate(secret)).json.data.status).toBe('enabled');
		});

		it('is repeated with another secret when the address changes, and not when it stays', async () => {
			const { id, shared_secret: secret } = await subscribe();
			hook.shakesHands = false;
			const patch = (data: object) => clio.call(`PATCH webhooks/${id}`, { data, query: FIELDS });
			const renewed = await patch({ url: URL_, expires_at: '2026-01-20T00:00:00Z' });
			expect(renewed.json.data).toMatchObject({ status: 'enabled', expires_at: '2026-01-20T00:00:00Z' });
			const moved = await patch({ url: `${URL_}&y=2` });
			expect([moved.json.data.status, moved.json.data.shared_secret === secret]).toEqual(['pending', false]);
			await hooks().settled();
			expect(hook.received.map(({ path }) => path)).toEqual(['/webhook/abc?x=1', '/webhook/abc?x=1&y=2']);
		});
	});

	describe('deliveries', () => {
		it('are signed over their raw body in lower-case hex, and hold the fields', async () => {
			const { id, shared_secret: secret } = await subscribe({ fields: 'id,name,matter{id,display_number}' });
			rename('Complaint (final).pdf');
			await hooks().settled();
			const { body, headers } = hook.received.at(-1)!;
			expect(headers['x-hook-signature']).toBe(createHmac('sha256', secret).update(body).digest('hex'));
			expect(JSON.parse(body)).toEqual({
				data: {
					...{ id: document().id, name: 'Complaint (final).pdf' },
					matter: { id: matter().id, display_number: '00001-Smith' },
				},
				meta: { event: 'updated', webhook_id: id },
			});
		});

		it('tell an update of what is watched, and the first one of a record whatever has changed', async () => {
			await subscribe({ fields: 'id,name' });
			const category = (categoryId: number | null) => changeDocument(clio.state, document(), { categoryId });
			category(null);
			category(clio.fixture.categories.privileged?.id ?? 0);
			rename('Watched.pdf');
			await hooks().settled();
			expect(hook.deliveries.map(({ data }) => data.name)).toEqual(['Complaint.pdf', 'Watched.pdf']);
		});

		it('tell only what was subscribed', async () => {
			await subscribe({ events: ['deleted'] });
			rename('No.pdf');
			trashDocument(clio.state, document());
			await hooks().settled();
			expect(hook.events).toEqual(['deleted']);
		});

		it('tell how the status of a matter changes', async () => {
			const events = ['matter_opened', 'matter_pended', 'matter_closed'];
			await subscribe({ model: 'matter', fields: 'id,status', events });
			for (const status of ['Closed', 'Open', 'Pending', 'Pending'] as const)
				changeMatter(clio.state, matter(), { status });
			await hooks().settled();
			expect(hook.events).toEqual(['matter_closed', 'matter_opened', 'matter_pended']);
		});

		it('tell only what the person may see who agreed', async () => {
			await subscribe({ model: 'matter', fields: 'id' }, 'mia');
			changeMatter(clio.state, clio.state.matters.at(clio.fixture.matters.garcia?.id ?? 0), {
				location: 'A',
			});
			changeMatter(clio.state, matter(), { location: 'B' });
			await hooks().settled();
			expect(hook.deliveries.map(({ data }) => data.id)).toEqual([matter().id]);
		});

		it('end with the consent', async () => {
			await subscribe();
			await clio.send('https://app.clio.com/oauth/deauthorize', {
				...{ method: 'POST', headers: { authorization: `Bearer ${clio.fixture.tokens.ada}` } },
			});
			for (const grant of clio.state.access.refreshTokens.values())
				if (grant.userId === clio.fixture.users.ada?.id) grant.revoked = true;
			rename('Nobody hears.pdf');
			await hooks().settled();
			expect(hook.deliveries).toEqual([]);
		});

		it('are tried again until they are taken, by any of 2xx and 3xx', async () => {
			await subscribe();
			const statuses = [500, 404, 302];
			hook.answer = () => ({ status: statuses.shift() ?? 200 });
			rename('Again.pdf');
			await hooks().settled();
			expect(
				hooks()
					.attempts.slice(1)
					.map(({ attempt, status }) => [attempt, status]),
			).toEqual([
				[1, 500],
				[2, 404],
				[3, 302],
			]);
		});

		it('wait twice as long before each attempt', async () => {
			const { id } = await subscribe();
			clio.switches.webhookRetryDelay = 1000;
			hook.answer = () => ({ status: 503 });
			rename('Patience.pdf');
			const tried = async (count: number) => {
				while (hook.deliveries.length < count || hooks().attempts.length <= count)
					await new Promise(setImmediate);
				await new Promise(setImmediate);
			};
			await tried(1);
			for (const [index, seconds] of [1, 2, 4, 8].entries()) {
				clio.clock.advance(seconds * 1000 - 1);
				await new Promise((resolve) => setTimeout(resolve, 20));
				expect(hook.deliveries).toHaveLength(index + 1);
				clio.clock.advance(1);
				await tried(index + 2);
			}
			await hooks().settled();
			expect([hook.deliveries.length, (await read(id)).status]).toEqual([5, 'enabled']);
		});

		it('are suspended by 410, and when too many are given up', async () => {
			const { id } = await subscribe();
			hook.answer = () => ({ status: 410 });
			rename('Gone.pdf');
			await hooks().settled();
			expect([hook.deliveries.length, (await read(id)).status]).toEqual([1, 'suspended']);
			const other = await subscribe({ fields: 'id,etag' });
			hook.answer = () => ({ status: 500 });
			for (let time = 0; time < 3; time++) {
				expect((await read(other.id)).status).toBe('enabled');
				rename(`Given up ${time}.pdf`);
				await hooks().settled();
			}
			expect((await read(other.id)).status).toBe('suspended');
		});

		it('come late, thrice, and out of order if they shall', async () => {
			await subscribe();
			Object.assign(clio.switches, { webhookDelay: 5000, webhookDuplicates: 2, webhookReordered: true });
			for (const name of ['One.pdf', 'Two.pdf']) rename(name);
			await new Promise((resolve) => setTimeout(resolve, 20));
			expect(hook.deliveries).toEqual([]);
			clio.clock.advance(5000);
			await hooks().settled();
			const names = hook.deliveries.map(({ data }) => data.name);
			expect(names.filter((name) => name === 'One.pdf')).toHaveLength(3);
			expect(names[0]).toBe('Two.pdf');
			clio.switches.webhookDelay = 0;
		});
	});

	describe('the end', () => {
		it('comes after three days, and with DELETE', async () => {
			const { id } = await subscribe();
			clio.clock.advance(3 * DAY);
			rename('Too late.pdf');
			await hooks().settled();
			expect([hook.deliveries, (await clio.call(`GET webhooks/${id}`)).status]).toEqual([[], 404]);
			const other = await subscribe();
			expect((await clio.call(`DELETE webhooks/${other.id}`)).status).toBe(204);
			expect((await clio.call('GET webhooks')).json.data).toEqual([]);
		});

		it('leaves it suspended where that is so', async () => {
			clio.switches.expiredWebhooks = 'suspended';
			const { id } = await subscribe();
			clio.clock.advance(3 * DAY);
			expect((await read(id)).status).toBe('suspended');
		});
	});

	it('are seen by their app and person alone', async () => {
		const { id } = await subscribe();
		expect((await clio.call('GET webhooks', { token: 'jane' })).json.data).toEqual([]);
		for (const name of [`GET webhooks/${id}`, `DELETE webhooks/${id}`, `PUT webhooks/${id}/activate`])
			expect((await clio.call(name, { token: 'jane' })).status).toBe(404);
	});

	it('end with a reset, whatever is under way', async () => {
		await subscribe();
		clio.switches.webhookRetryDelay = 1000;
		hook.answer = () => ({ status: 500 });
		rename('Never again.pdf');
		while (hooks().attempts.length < 2) await new Promise(setImmediate);
		clio.world.reset();
		clio.clock.advance(60_000);
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect([hook.deliveries.length, hooks().attempts]).toEqual([1, []]);
	});

	it('may be waited for by the answer that created them', async () => {
		Object.assign(clio.switches, { createWaitsForHandshake: true, secretBeforeActivation: false });
		const { json } = await clio.call('POST webhooks', { data: DATA, query: FIELDS });
		expect([hook.received.length, (await read(json.data.id)).status]).toEqual([1, 'enabled']);
		// As of before: what the answer says was true when the webhook was made.
		expect([json.data.status, json.data.shared_secret]).toEqual(['pending', null]);
	});

	it('reach nothing but this machine', async () => {
		await subscribe({ url: 'https://elsewhere.example/hook' });
		expect(hooks().attempts).toMatchObject([
			{ status: null, reason: expect.stringContaining('not on this machine') },
		]);
	});
});
