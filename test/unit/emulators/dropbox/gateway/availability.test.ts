import { ApiClient } from '../ApiClient';

describe('routes that are not to be had', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
		desk.state.switches.unavailableRoutes = ['files/upload_session/append_batch', 'sharing/*'];
	});

	afterEach(() => desk.close());

	const append = (token?: string) =>
		desk.call('files/upload_session/append_batch', { argument: { entries: [] }, token });

	it('are unknown functions, whoever asks', async () => {
		for (const token of ['jane', 'nobody']) {
			expect(await append(token)).toMatchObject({
				status: 400,
				text:
					'Error in call to API function "files/upload_session/append_batch": ' +
					'Unknown API function: /2/files/upload_session/append_batch',
			});
		}
	});

	it('may be refused to the app, after its token was found good', async () => {
		desk.state.switches.unavailableAs = 'app_not_permitted';
		expect(await append()).toMatchObject({
			status: 400,
			text: expect.stringMatching(
				/^Error in call to API function "files\/upload_session\/append_batch": Your app \(ID: \d+\) is not permitted to access this endpoint\.$/,
			),
		});
		expect((await append('sl.nobody')).status).toBe(401);
	});

	it("may be refused to the account's plan", async () => {
		desk.state.switches.unavailableAs = 'account_type';
		expect(await append()).toMatchObject({
			status: 403,
			json: {
				error_summary: expect.stringMatching(/^invalid_account_type\/endpoint\/\.*$/),
				error: { '.tag': 'invalid_account_type', invalid_account_type: { '.tag': 'endpoint' } },
			},
		});
	});

	it('are named by patterns, and all others stay', async () => {
		const listed = await desk.call('sharing/list_shared_links', { argument: {} });
		expect(listed.text).toContain('Unknown API function');
		const started = await desk.call('files/upload_session/start_batch', { argument: { num_sessions: 1 } });
		expect(started.status).toBe(200);
		desk.state.switches.unavailableRoutes = ['*'];
		expect((await desk.call('users/get_current_account')).status).toBe(400);
	});
});

describe('headers that are too long', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
	});

	afterEach(() => desk.close());

	const ask = (filler: number) =>
		desk.call('users/get_current_account', { headers: { 'x-filler': 'x'.repeat(filler) } });

	it('are refused from 60 KiB on in plain text', async () => {
		expect((await ask(59 * 1024)).status).toBe(200);
		const refused = await ask(60 * 1024);
		expect([refused.status, refused.headers['content-type']]).toEqual([
			431,
			expect.stringMatching(/^text\/plain/),
		]);
	});

	it('count the line of the request', async () => {
		const query = { arg: JSON.stringify({ path: `/${'x'.repeat(60 * 1024)}` }) };
		expect((await desk.call('files/download', { query })).status).toBe(431);
	});

	it('are refused from where the switch says', async () => {
		desk.state.switches.longestHeader = 2000;
		expect((await ask(1000)).status).toBe(200);
		expect((await ask(2000)).status).toBe(431);
	});

	it('never reach the service, so no fault counts them', async () => {
		desk.dropbox.faults.set([{ route: '*', nth: 1, fault: { kind: 'status', status: 503 } }]);
		expect((await ask(60 * 1024)).status).toBe(431);
		expect((await ask(0)).status).toBe(503);
	});
});
