/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run under Node, not inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { clock } from '@/nodes/shared/n8n/clock';
import { bindWithNock, type Unbind } from '../emulators/core/bindWithNock';
import { createToyTasks } from '../emulators/toy/createToyTasks';
import { ToyTasksApi } from '../toy/credentials/ToyTasksApi.credentials';
import { ToyTasks } from '../toy/nodes/ToyTasks/ToyTasks.node';
import { CredentialKeeper } from './engine/CredentialKeeper';
import { runWorkflow } from './engine/runWorkflow';

/** A service of three routes on the kit, through n8n's engine: what the kit does, it does for any service. */
describe('a toy service', () => {
	const toy = createToyTasks();
	let unbind: Unbind;
	let credentials: CredentialKeeper;
	beforeAll(() => (unbind = bindWithNock([toy])));
	beforeEach(() => {
		toy.reset();
		credentials = new CredentialKeeper(new ToyTasksApi(), { refreshToken: 'toy-refresh', accessToken: '' });
	});
	afterEach(() => jest.restoreAllMocks());
	afterAll(() => unbind());

	const run = async (parameters: Record<string, string>, items: IDataObject[] = [{}]) =>
		await runWorkflow({
			...{ parameters, credentials, nodeType: new ToyTasks(), onError: 'continueRegularOutput' },
			items: items.map((json) => ({ json })),
		});
	const output = async (...given: Parameters<typeof run>) =>
		(await run(...given)).output.map(({ json }) => json);
	const calls = (route: string) => toy.log.calls.filter((call) => call.route === route).length;
	const refused = (reason: string) => ({ error: expect.objectContaining({ reason }) as unknown });
	/** Waits take no time, and add up. */
	const withoutWaiting = () => {
		let now = 0;
		const waited: number[] = [];
		jest.spyOn(clock, 'now').mockImplementation(() => now);
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
			now += milliseconds;
			waited.push(milliseconds);
		});
		return waited;
	};

	it('lists its items page by page, gets one and creates one', async () => {
		expect(await output({ operation: 'list' })).toEqual([
			{ id: 1, title: 'Call' },
			{ id: 2, title: 'Draft' },
			{ id: 3, title: 'File' },
		]);
		expect(calls('GET /tasks')).toBe(2);
		const titles = [{ title: 'Serve' }, { title: 'Bill' }];
		expect(await output({ operation: 'create', title: '={{ $json.title }}' }, titles)).toHaveLength(2);
		expect(await output({ operation: 'get', id: '4' })).toEqual([{ id: 4, title: 'Serve' }]);
	});

	it('says of one item what is wrong with it alone', async () => {
		const ids = [{ id: '1' }, { id: '9' }, {}];
		expect(await output({ operation: 'get', id: '={{ $json.id }}' }, ids)).toEqual([
			{ id: 1, title: 'Call' },
			refused('not_found'),
			refused('invalid_input'),
		]);
	});

	it('has a token that lapsed renewed once for all that meet it', async () => {
		await output({ operation: 'list' });
		toy.state.accessToken = 'another';
		toy.log.clear();
		const many = Array.from({ length: 8 }, (_, index) => ({ id: String((index % 3) + 1) }));
		const found = await output({ operation: 'get', id: '={{ $json.id }}' }, many);
		expect(found.map(({ id }) => id)).toEqual([1, 2, 3, 1, 2, 3, 1, 2]);
		expect(calls('POST /token')).toBe(1);
	});

	it('says so where no token is to be had', async () => {
		credentials.data = { refreshToken: 'revoked', accessToken: '' };
		expect(await output({ operation: 'list' })).toEqual([refused('not_connected')]);
	});

	it('waits as long as a rate limit says', async () => {
		await output({ operation: 'list' });
		toy.faults.set([{ route: 'GET /tasks', nth: 1, fault: { kind: 'too_many_requests', retryAfter: 7 } }]);
		const waited = withoutWaiting();
		expect(await output({ operation: 'list' })).toHaveLength(3);
		expect(Math.max(...waited)).toBeGreaterThanOrEqual(7000);
	});

	it('waits an outage out once, however many items meet it', async () => {
		await output({ operation: 'list' });
		toy.faults.set([{ route: 'GET /tasks/*', fault: { kind: 'status', status: 503 } }]);
		withoutWaiting();
		const ids = Array.from({ length: 12 }, () => ({ id: '1' }));
		const found = await output({ operation: 'get', id: '={{ $json.id }}' }, ids);
		expect(found).toEqual(ids.map(() => refused('unavailable')));
		const afterwards = calls('GET /tasks/:id');
		await output({ operation: 'get', id: '1' });
		expect(calls('GET /tasks/:id')).toBeGreaterThan(afterwards);
	});

	it('takes less than 150 lines, its emulator included', () => {
		const sources = ['toy', 'emulators/toy'].flatMap((folder) =>
			readdirSync(join(__dirname, '..', folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.ts'))
				.map((name) => readFileSync(join(__dirname, '..', folder, name), 'utf8')),
		);
		const lines = sources.reduce((sum, source) => sum + source.trimEnd().split('\n').length, 0);
		expect(sources).toHaveLength(3);
		expect(lines).toBeLessThan(150);
	});
});
