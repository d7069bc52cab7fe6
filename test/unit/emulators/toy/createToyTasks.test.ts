/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { bindWithNock, type Unbind } from '@/test/emulators/core/bindWithNock';
import { createToyTasks } from '@/test/emulators/toy/createToyTasks';

describe('the toy service', () => {
	const toy = createToyTasks();
	let unbind: Unbind;

	beforeAll(() => (unbind = bindWithNock([toy])));
	beforeEach(() => toy.reset());
	afterAll(() => unbind());

	async function call(name: string, fields?: object, token = 'toy-access-1') {
		const [method = '', path = ''] = name.split(' ');
		const response = await fetch(`https://toy-tasks.example${path}`, {
			method,
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			...(fields === undefined ? {} : { body: JSON.stringify(fields) }),
		});
		return { status: response.status, body: await response.json(), headers: response.headers };
	}

	it('lists by pages, gets one and creates one', async () => {
		expect((await call('GET /tasks')).body).toMatchObject({ tasks: [{ id: 1 }, { id: 2 }], next: 2 });
		expect((await call('POST /tasks', { title: 'Serve' })).body).toEqual({ id: 4, title: 'Serve' });
		expect((await call('GET /tasks?after=2')).body).toMatchObject({
			tasks: [{ id: 3 }, { id: 4 }],
			next: null,
		});
		expect((await call('GET /tasks/3')).body).toEqual({ id: 3, title: 'File' });
		expect((await call('GET /tasks/9')).status).toBe(404);
		expect((await call('POST /tasks', {})).status).toBe(422);
	});

	it('takes a token until it lapses, and gives another one for the refresh token', async () => {
		toy.state.accessToken = 'lapsed';
		expect((await call('GET /tasks')).status).toBe(401);
		expect((await call('POST /token', { refresh_token: 'wrong' }, '')).status).toBe(400);
		const { body } = await call('POST /token', { refresh_token: 'toy-refresh' }, '');
		expect((await call('GET /tasks', undefined, body.access_token)).status).toBe(200);
	});

	it('is struck by faults, which a reset takes away', async () => {
		toy.faults.set([
			{ route: 'GET /tasks', nth: 1, fault: { kind: 'too_many_requests', retryAfter: 7 } },
			{ route: 'GET /tasks/*', fault: { kind: 'reset', when: 'before_commit' } },
		]);
		const struck = await call('GET /tasks');
		expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '7']);
		expect((await call('GET /tasks')).status).toBe(200);
		await expect(call('GET /tasks/1')).rejects.toThrow();
		expect(toy.log.calls.map(({ route, status, fault }) => [route, status, fault])).toEqual([
			['GET /tasks', 429, 'too_many_requests'],
			['GET /tasks', 200, undefined],
			['GET /tasks/:id', null, 'reset before_commit'],
		]);
		toy.reset();
		expect((await call('GET /tasks/1')).status).toBe(200);
	});
});
