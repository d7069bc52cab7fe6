/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { statePanel } from '@/test/emulators/core/dashboard/statePanel';
import { startServices, type RunningServices } from '@/test/emulators/core/startServices';
import { createToyTasks, type ToyState } from '@/test/emulators/toy/createToyTasks';
import { createProxiedFetch, type ProxiedFetch } from './proxy/createProxiedFetch';

// Real connections take their time on a busy machine.
jest.setTimeout(30_000);

describe('a service of routes and a state, behind the proxy and on the dashboard', () => {
	const toy = createToyTasks();
	let running: RunningServices;
	let fetch: ProxiedFetch;

	beforeAll(async () => {
		running = await startServices({ world: toy, panel: statePanel<ToyState>('Toy tasks') });
		fetch = createProxiedFetch(running);
	});

	afterAll(async () => {
		fetch.close();
		await running.close();
		await running.close();
	});

	const control = async (method: string, path: string, body?: object) => {
		const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
		const response = await globalThis.fetch(running.dashboardUrl + path, init);
		return { status: response.status, text: await response.text() };
	};
	const list = async (token = 'toy-access-1') =>
		(await fetch('https://toy-tasks.example/tasks', { headers: { authorization: `Bearer ${token}` } }))
			.status;

	it('answers, and is seen to', async () => {
		expect([await list(), await list('wrong')]).toEqual([200, 401]);
		expect(JSON.parse((await control('GET', '/state')).text).tasks).toHaveLength(3);
		expect(JSON.parse((await control('GET', '/calls?route=GET%20/tasks')).text)).toHaveLength(2);
		expect(JSON.parse((await control('GET', '/routes')).text)).toContain('GET /tasks/:id');
		const page = (await control('GET', '/')).text;
		expect(page).toContain('<h1>Toy tasks</h1>');
		expect(page).toContain('threeTasks');
		expect(page).toContain('&quot;title&quot;: &quot;Draft&quot;');
	});

	it('is struck, slowed and started over by the calls that all services have', async () => {
		await control('POST', '/faults', [{ route: 'GET /tasks', fault: { kind: 'status', status: 503 } }]);
		await control('POST', '/latency', { milliseconds: 1 });
		expect([await list(), toy.latencyMs]).toEqual([503, 1]);
		expect((await control('POST', '/reset', { fixture: 'none' })).status).toBe(400);
		expect((await control('POST', '/reset', { fixture: 'threeTasks' })).status).toBe(200);
		expect([await list(), toy.latencyMs, toy.log.calls.length]).toEqual([200, 0, 1]);
	});

	it('knows no call and no fault of another service', async () => {
		expect((await control('POST', '/lock', {})).status).toBe(404);
		const faults = [{ route: '*', fault: { kind: 'cursor_reset' } }];
		expect((await control('POST', '/faults', faults)).status).toBe(400);
	});
});
