import { ClioClient } from './ClioClient';

describe('the emulated Clio', () => {
	let clio: ClioClient;

	beforeEach(() => (clio = new ClioClient()));
	afterEach(() => clio.close());

	const codeOf = async (name: string, options = {}) => (await clio.call(name, options)).status;

	it('answers with the ID and the etag unless fields are asked for', async () => {
		const { smith } = clio.fixture.matters;
		const { status, json, headers } = await clio.call(`GET matters/${smith?.id}.json`);
		expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
		expect(json).toEqual({ data: { id: smith?.id, etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) } });
		expect(headers.get('etag')).toBe(json.data.etag);
	});

	it('takes one level of fields, and gives the defaults of a second one', async () => {
		const fields = 'id,display_number,status,client{id,name,type},practice_area,folder{name,parent}';
		const { json } = await clio.call(`GET matters/${clio.fixture.matters.smith?.id}`, { query: { fields } });
		expect(json.data).toMatchObject({
			...{ display_number: '00001-Smith', status: 'Open' },
			client: { name: 'John Smith', type: 'Person' },
			practice_area: { id: clio.fixture.practiceAreas.litigation?.id, etag: expect.any(String) },
			folder: { name: '00001-Smith', parent: { id: expect.any(Number), etag: expect.any(String) } },
		});
	});

	it.each([
		'nope',
		'id,',
		'client{nope}',
		'folder{parent{name}}',
		'id{etag}',
		'client{id',
		'client{}',
		'id ',
		'__proto__',
	])('refuses the fields %s', async (fields) => {
		const { status, json } = await clio.call('GET matters', { query: { fields } });
		expect([status, json]).toEqual([
			400,
			{ error: { type: expect.any(String), message: expect.any(String) } },
		]);
	});

	it('has no document_versions since 4.0.6', async () => {
		expect(await codeOf('GET documents', { query: { fields: 'id,document_versions' } })).toBe(400);
	});

	it('answers an address that there is not with a page in HTML', async () => {
		for (const name of [
			'GET nothing',
			'POST matters/1/close',
			'GET matters/abc',
			'GET documents/1%2F..%2Fusers',
		]) {
			const { status, headers, json } = await clio.call(name);
			expect([name, status, headers.get('content-type'), json]).toEqual([
				...[name, 404, 'text/html; charset=utf-8', undefined],
			]);
		}
	});

	it('answers a record that there is not with its own error', async () => {
		const { status, json } = await clio.call('GET matters/1');
		expect([status, json.error.message]).toEqual([404, expect.stringContaining('Matter 1')]);
	});

	describe('versions', () => {
		it('tells the one it used, and is gone for one that there is not', async () => {
			expect((await clio.call('GET matters')).headers.get('x-api-version')).toBe('4.0.13');
			const older = await clio.call('GET matters', { headers: { 'x-api-version': '4.0.4' } });
			expect(older.headers.get('x-api-version')).toBe('4.0.4');
			for (const version of ['4.0.3', '4.1.0', '4', 'latest', '']) {
				const { status, headers } = await clio.call('GET matters', { headers: { 'x-api-version': version } });
				expect([version, status, headers.get('x-api-version')]).toEqual([version, 410, null]);
			}
			clio.switches.retiredVersions.push('4.0.4');
			expect(await codeOf('GET matters', { headers: { 'x-api-version': '4.0.4' } })).toBe(410);
		});
	});

	describe('tokens', () => {
		it('are refused as OAuth has it', async () => {
			for (const token of [null, 'nobody', 'expired']) {
				const { status, json, headers } = await clio.call('GET matters', { token });
				expect([status, json]).toEqual([
					...[401, { error: 'invalid_token', error_description: expect.any(String) }],
				]);
				expect(headers.get('www-authenticate')).toContain('Bearer');
			}
		});

		it('are good in their region alone', async () => {
			for (const host of ['eu.app.clio.com', 'ca.app.clio.com', 'au.app.clio.com'])
				expect(await codeOf('GET users/who_am_i', { host })).toBe(401);
			clio.world.reset('firmEu');
			expect(await codeOf('GET users/who_am_i', { host: 'eu.app.clio.com' })).toBe(200);
			expect(await codeOf('GET users/who_am_i', { host: 'app.clio.com' })).toBe(401);
		});

		it('say whose they are', async () => {
			const { json } = await clio.call('GET users/who_am_i.json', {
				...{ token: 'jane', query: { fields: 'id,name,email,account_owner,enabled' } },
			});
			expect(json.data).toMatchObject({ name: 'Jane Roe', email: 'jane@firm.example', account_owner: false });
		});
	});

	describe('permissions', () => {
		it('refuse what is not ticked', async () => {
			const { status, json } = await clio.call('GET documents', { token: 'noDocuments' });
			expect([status, json.error]).toEqual([
				...[403, { type: 'ForbiddenError', message: expect.stringContaining('Documents') }],
			]);
		});

		it('hide what another record leads to', async () => {
			const query = { fields: 'id,client{id,name}' };
			const { json } = await clio.call(`GET matters/${clio.fixture.matters.smith?.id}`, {
				...{ token: 'noContacts', query },
			});
			expect(json.data.client).toEqual({ id: expect.any(Number), name: null, redacted: true });
		});

		it('leave out the matters that somebody may not see, with their documents and clients', async () => {
			const names = async (path: string, name: string) =>
				(await clio.call(`GET ${path}`, { token: 'mia', query: { fields: `id,${name}` } })).json.data.map(
					(one: Record<string, string>) => one[name],
				);
			expect(await names('matters', 'display_number')).toEqual(['00001-Smith', '00002-Acme Holdings, LLC']);
			expect(await names('contacts', 'name')).toEqual(['John Smith', 'Acme Holdings, LLC']);
			expect(await codeOf(`GET matters/${clio.fixture.matters.garcia?.id}`, { token: 'mia' })).toBe(404);
		});
	});

	describe('ETags', () => {
		it('spare a record that is known, and lists never', async () => {
			const name = `GET matters/${clio.fixture.matters.smith?.id}`;
			const { headers } = await clio.call(name);
			const etag = headers.get('etag') ?? '';
			const again = await clio.call(name, { headers: { 'if-none-match': `"other", ${etag}` } });
			expect([again.status, again.text]).toEqual([304, '']);
			expect(await codeOf(name, { headers: { 'if-none-match': '"other"' } })).toBe(200);
			const since = headers.get('last-modified') ?? '';
			expect(await codeOf(name, { headers: { 'if-modified-since': since } })).toBe(304);
			expect(await codeOf('GET matters', { headers: { 'if-none-match': etag } })).toBe(200);
		});
	});

	describe('the rate', () => {
		it('is counted by token and minute, and told with every answer', async () => {
			clio.switches.rateLimit = 3;
			const rates = [];
			for (let call = 0; call < 4; call++) {
				const { status, headers } = await clio.call(call === 1 ? 'GET matters/1' : 'GET matters');
				const [left, limit] = ['remaining', 'limit'].map((name) => headers.get(`x-ratelimit-${name}`));
				rates.push([status, left, limit, headers.get('retry-after')]);
			}
			expect(rates).toEqual([
				[200, '2', '3', null],
				[404, '1', '3', null],
				[200, '0', '3', null],
				[429, '0', '3', '60'],
			]);
			expect(await codeOf('GET matters', { token: 'jane' })).toBe(200);
			clio.clock.advance(20_000);
			const late = await clio.call('GET matters');
			expect([late.status, late.headers.get('retry-after')]).toEqual([429, '40']);
			expect(Number(late.headers.get('x-ratelimit-reset'))).toBe((clio.clock.now() + 40_000) / 1000);
			clio.clock.advance(40_000);
			expect(await codeOf('GET matters')).toBe(200);
		});

		it('may be higher outside of the peak hours', async () => {
			Object.assign(clio.switches, { rateLimit: 50, offPeakRateLimit: 100 });
			const limit = async () => (await clio.call('GET matters')).headers.get('x-ratelimit-limit');
			// Monday, 09:00 UTC, is one o'clock in the morning in California.
			expect(await limit()).toBe('100');
			clio.clock.advance(4 * 3_600_000);
			expect(await limit()).toBe('50');
		});
	});

	describe('faults', () => {
		it('lose an answer before or after the work is done', async () => {
			const data = { name: 'A.pdf', parent: { id: clio.fixture.matters.smith?.id, type: 'Matter' } };
			const strike = (when: string) =>
				clio.world.clio.faults.set([{ route: 'POST *', times: 1, fault: { kind: 'reset', when } }]);
			const count = clio.state.documents.size;
			for (const [when, more] of [
				['before_commit', 0],
				['after_commit', 1],
			] as const) {
				strike(when);
				await expect(clio.call('POST documents', { data })).rejects.toThrow();
				expect([when, clio.state.documents.size - count]).toEqual([when, more]);
			}
		});

		it('strike the nth call of all, whatever it is', async () => {
			clio.world.clio.faults.set([{ route: '*', nth: 3, fault: { kind: 'status', status: 500 } }]);
			const statuses = [];
			for (const name of ['GET matters', 'GET users', 'GET documents', 'GET matters'])
				statuses.push((await clio.call(name)).status);
			expect(statuses).toEqual([200, 200, 500, 200]);
		});

		it('are struck before and after, by the names of routes', async () => {
			clio.world.clio.faults.set([
				{ route: 'GET matters', nth: 1, fault: { kind: 'html_error', status: 502 } },
				{ route: 'GET matters', nth: 2, fault: { kind: 'too_many_requests', retryAfter: 7 } },
				{ route: 'GET matters', nth: 3, fault: { kind: 'broken_json' } },
				{ route: 'GET matters/:id', nth: 1, fault: { kind: 'expired_token' } },
				{ route: 'GET matters/:id', nth: 2, fault: { kind: 'reset', when: 'after_commit' } },
				{ route: 'GET users*', fault: { kind: 'api_error', status: 500, type: 'InternalError' } },
				{ route: 'GET documents', fault: { kind: 'forbidden' } },
			]);
			const page = await clio.call('GET matters');
			expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
			const slow = await clio.call('GET matters');
			expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '7']);
			const broken = await clio.call('GET matters');
			expect([broken.status, broken.json]).toEqual([200, undefined]);
			expect((await clio.call('GET matters/1')).json.error).toBe('invalid_token');
			await expect(clio.call('GET matters/1')).rejects.toThrow();
			expect((await clio.call('GET users/who_am_i')).json.error.type).toBe('InternalError');
			expect((await clio.call('GET documents')).json.error.type).toBe('ForbiddenError');
			expect(clio.world.clio.log.calls.map(({ route, status }) => [route, status])).toEqual([
				['GET matters', 502],
				['GET matters', 429],
				['GET matters', 200],
				['GET matters/:id', 401],
				['GET matters/:id', null],
				['GET users/who_am_i', 500],
				['GET documents', 403],
			]);
		});
	});
});
