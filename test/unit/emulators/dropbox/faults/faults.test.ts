/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { ApiClient } from '../ApiClient';

describe('a fault', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
	});

	afterEach(() => desk.close());

	const strike = (fault: object, route = '*'): void => desk.dropbox.faults.set([{ route, nth: 1, fault }]);
	const make = (path: string) => desk.call('files/create_folder_v2', { argument: { path } });
	const exists = async (path: string): Promise<boolean> =>
		(await desk.call('files/get_metadata', { argument: { path } })).status === 200;

	it('may be a 429 as JSON, whose error is a struct', async () => {
		strike({ kind: 'too_many_requests', retryAfter: 15 });
		const answer = await make('/A');
		expect(answer).toMatchObject({
			status: 429,
			headers: { 'retry-after': '15', 'content-type': 'application/json' },
			json: { error: { reason: { '.tag': 'too_many_requests' }, retry_after: 15 } },
		});
		expect(await exists('/A')).toBe(false);
	});

	it('may be a 429 as text, with or without Retry-After', async () => {
		strike({ kind: 'too_many_requests', format: 'text', retryAfter: null });
		const answer = await make('/A');
		expect([answer.status, answer.json, answer.headers['retry-after']]).toEqual([429, undefined, undefined]);
		strike({ kind: 'too_many_requests', format: 'text', retryAfter: 'soon' });
		expect((await make('/A')).headers['retry-after']).toBe('soon');
	});

	it.each([
		[
			'files/create_folder_v2',
			{ path: '/A' },
			{ '.tag': 'path', path: { '.tag': 'too_many_write_operations' } },
		],
		['files/upload', { path: '/a' }, { '.tag': 'path', reason: { '.tag': 'too_many_write_operations' } }],
		[
			'files/move_v2',
			{ from_path: '/a', to_path: '/b' },
			{ '.tag': 'to', to: { '.tag': 'too_many_write_operations' } },
		],
	])('may be too many writes as a 409 of %s, where the route puts it', async (route, argument, error) => {
		strike({ kind: 'too_many_write_operations', status: 409 });
		const answer = await desk.call(route, { argument });
		expect(answer).toMatchObject({ status: 409, json: { error } });
		expect(answer.json.error_summary).toMatch(/^(path|to)\/too_many_write_operations\//);
	});

	it('may be too many writes as a 429', async () => {
		strike({ kind: 'too_many_write_operations' });
		expect(await make('/A')).toMatchObject({
			...{ status: 429, json: { error: { reason: { '.tag': 'too_many_write_operations' } } } },
		});
	});

	it('may be a token that seems expired', async () => {
		strike({ kind: 'expired_token' });
		expect(await make('/A')).toMatchObject({
			status: 401,
			json: { error: { '.tag': 'expired_access_token' } },
		});
	});

	it('may be a path root of yesterday, with the one of today', async () => {
		strike({ kind: 'invalid_root' });
		expect(await make('/A')).toMatchObject({
			status: 422,
			json: { error: { invalid_root: { root_namespace_id: desk.fixture.namespaces.root?.id } } },
		});
	});

	it.each([500, 503])('may be a %i', async (status) => {
		strike({ kind: 'status', status, body: 'Internal Server Error' });
		expect(await make('/A')).toMatchObject({ status, text: 'Internal Server Error' });
		expect((await make('/A')).status).toBe(200);
	});

	it('may be any refusal of a route', async () => {
		strike({ kind: 'route_error', error: { '.tag': 'path', path: { '.tag': 'insufficient_space' } } });
		expect((await make('/A')).json.error_summary).toMatch(/^path\/insufficient_space\//);
	});

	it('may cut the connection before anything was done', async () => {
		strike({ kind: 'reset', when: 'before_commit' });
		expect((await make('/A')).cut).toBe(true);
		expect(await exists('/A')).toBe(false);
	});

	it('may cut the connection after everything was done', async () => {
		strike({ kind: 'reset', when: 'after_commit' });
		expect((await make('/A')).cut).toBe(true);
		expect(await exists('/A')).toBe(true);
		expect(desk.dropbox.log.calls[0]).toMatchObject({
			status: null,
			bytesOut: 0,
			fault: 'reset after_commit',
		});
	});

	it.each([
		['before_commit', false],
		['after_commit', true],
	] as const)('may hold a call without an answer, %s', async (when, isDone) => {
		strike({ kind: 'hold', when }, 'files/create_folder_v2');
		let answered = false;
		void make('/A').then(() => (answered = true));
		while (desk.dropbox.log.calls.length === 0) await new Promise(setImmediate);
		expect(desk.dropbox.log.calls[0]).toMatchObject({ status: null, fault: `hold ${when}` });
		expect(await exists('/A')).toBe(isDone);
		// Also when there is no such fault any more.
		desk.dropbox.faults.set([]);
		expect((await make('/B')).status).toBe(200);
		expect(answered).toBe(false);
	});

	it('may slow an answer down or end it early, after it was done', async () => {
		desk.dropbox.faults.set([
			{ route: '*', nth: 1, fault: { kind: 'slow_body', bytesPerSecond: 100 } },
			{ route: '*', nth: 2, fault: { kind: 'truncated_body', bytes: 5 } },
		]);
		const request = (path: string) => ({
			...{
				host: 'api.dropboxapi.com',
				path: '/2/files/create_folder_v2',
				method: 'POST',
				query: new URLSearchParams(),
			},
			headers: { authorization: 'Bearer sl.emulated-jane', 'content-type': 'application/json' },
			body: Buffer.from(JSON.stringify({ path })),
		});
		expect(await desk.dropbox.handle(request('/A'))).toMatchObject({ status: 200, bytesPerSecond: 100 });
		expect(await desk.dropbox.handle(request('/B'))).toMatchObject({ status: 200, cutAfterBytes: 5 });
		expect(await exists('/B')).toBe(true);
	});

	it('may turn one batch into a job, and no other call', async () => {
		strike({ kind: 'async_job' }, 'sharing/share_folder');
		const share = (path: string) => desk.call('sharing/share_folder', { argument: { path } });
		const job = await share('/A');
		expect(job.json).toMatchObject({ '.tag': 'async_job_id' });
		expect((await share('/B')).json['.tag']).toBe('complete');
		const check = () =>
			desk.call('sharing/check_share_job_status', { argument: { async_job_id: job.json.async_job_id } });
		expect((await check()).json).toEqual({ '.tag': 'in_progress' });
		expect((await check()).json).toMatchObject({ '.tag': 'complete', name: 'A' });
	});

	it.each([false, true])(
		'may make single entries of a batch fail while the others are done (job: %s)',
		async (force_async) => {
			strike({ kind: 'busy_entries', entries: [1] }, 'files/create_folder_batch');
			const paths = ['/A', '/A', '/B', '/C'];
			let { json } = await desk.call('files/create_folder_batch', { argument: { paths, force_async } });
			while (json['.tag'] !== 'complete') {
				const { async_job_id } = json;
				const check = await desk.call('files/create_folder_batch/check', { argument: { async_job_id } });
				json = check.json['.tag'] === 'in_progress' ? { ...check.json, async_job_id } : check.json;
			}
			const failure = { '.tag': 'path', path: { '.tag': 'too_many_write_operations' } };
			expect(json.entries).toMatchObject([
				{ '.tag': 'success' },
				{ '.tag': 'failure', failure },
				{ '.tag': 'success' },
			]);
			expect(await Promise.all(['/A', '/B', '/C'].map(exists))).toEqual([true, false, true]);
		},
	);

	it('may make entries of moves fail, which name the reason on top', async () => {
		for (const path of ['/A', '/B']) await make(path);
		strike({ kind: 'busy_entries', entries: [0] }, 'files/move_batch_v2');
		const entries = ['/A', '/B'].map((from_path) => ({ from_path, to_path: `${from_path} moved` }));
		const { json } = await desk.call('files/move_batch_v2', { argument: { entries } });
		expect(json.entries).toMatchObject([
			{ '.tag': 'failure', failure: { '.tag': 'too_many_write_operations' } },
			{ '.tag': 'success' },
		]);
		expect([await exists('/A'), await exists('/B moved')]).toEqual([true, true]);
	});

	it('may make entries of a commit fail, whose sessions stay for another try', async () => {
		strike({ kind: 'busy_entries', entries: [0] }, 'files/upload_session/finish_batch_v2');
		const start = async () =>
			(await desk.call('files/upload_session/start', { argument: { close: true } })).json.session_id;
		const entry = { cursor: { session_id: await start(), offset: 0 }, commit: { path: '/A' } };
		const finish = async () =>
			(await desk.call('files/upload_session/finish_batch_v2', { argument: { entries: [entry] } })).json
				.entries;
		expect(await finish()).toEqual([{ '.tag': 'failure', failure: { '.tag': 'too_many_write_operations' } }]);
		desk.dropbox.faults.set([]);
		expect(await finish()).toMatchObject([{ '.tag': 'success', name: 'A' }]);
	});

	it('leave entries that write nothing alone', async () => {
		strike({ kind: 'busy_entries', entries: [0] }, 'files/upload_session/append_batch');
		const { session_id } = (await desk.call('files/upload_session/start', { argument: {} })).json;
		const entry = { cursor: { session_id, offset: 0 }, length: 3 };
		const { json } = await desk.call('files/upload_session/append_batch', {
			...{ argument: { entries: [entry] }, body: Buffer.from('one') },
		});
		expect(json.entries).toEqual([{ '.tag': 'success' }]);
	});

	it('may make pages of a listing short or empty, without losing an entry', async () => {
		for (const name of ['A', 'B', 'C', 'D', 'E']) await make(`/${name}`);
		desk.dropbox.faults.set([
			{ route: 'files/list_folder', fault: { kind: 'short_page', entries: 2 } },
			{ route: 'files/list_folder/continue', nth: 1, fault: { kind: 'empty_page' } },
		]);
		const pages = [(await desk.call('files/list_folder', { argument: { path: '' } })).json];
		while (pages.at(-1).has_more) {
			const { cursor } = pages.at(-1);
			pages.push((await desk.call('files/list_folder/continue', { argument: { cursor } })).json);
		}
		expect(pages.map(({ entries }) => entries.length)).toEqual([2, 0, 3]);
		expect(pages.flatMap(({ entries }) => entries.map(({ name }: { name: string }) => name))).toEqual([
			'A',
			'B',
			'C',
			'D',
			'E',
		]);
	});

	it('may make a cursor worthless', async () => {
		const { cursor } = (await desk.call('files/list_folder', { argument: { path: '' } })).json;
		strike({ kind: 'cursor_reset' }, 'files/list_folder/continue');
		const call = () => desk.call('files/list_folder/continue', { argument: { cursor } });
		expect(await call()).toMatchObject({ status: 409, json: { error: { '.tag': 'reset' } } });
		expect((await call()).status).toBe(200);
	});

	it('may strike the token endpoint', async () => {
		strike({ kind: 'status', status: 503 }, 'oauth2/token');
		expect((await desk.form('/oauth2/token', {})).status).toBe(503);
	});
});

describe('slowness', () => {
	it('is added to every call, and by a fault to one', async () => {
		const clock = new ManualClock();
		const desk = new ApiClient('personal', { clock });
		desk.dropbox.latencyMs = 100;
		desk.dropbox.faults.set([{ route: '*', nth: 1, fault: { kind: 'delay', milliseconds: 400 } }]);
		const answered: string[] = [];
		const first = desk
			.call('check/user', { token: 'owner', argument: {} })
			.then(() => answered.push('first'));
		const second = desk
			.call('check/user', { token: 'owner', argument: {} })
			.then(() => answered.push('second'));
		clock.advance(100);
		await second;
		expect(answered).toEqual(['second']);
		clock.advance(400);
		await first;
		desk.close();
	});
});
