import { LegalServerClient } from './LegalServerClient';

const REFUSED = { error_message: 'User not authorized to perform this operation' };
const NOT_HERE = { error_message: 'This API cannot be processed for this site' };

describe('the emulated LegalServer', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
	});
	afterEach(() => legalserver.close());

	const matters = async (options = {}) => legalserver.call('GET api/v1/matters', options);

	describe('lets in', () => {
		it.each([
			['no token', null],
			['an unknown one', 'nobody'],
			['one that is older than a year', 'expired'],
			['that of another site', 'demo'],
			['that of somebody who has left', 'left'],
		])('nobody with %s', async (_what, token) => {
			const { status, json, headers } = await matters({ token });
			expect([status, json, headers.get('www-authenticate')]).toEqual([401, REFUSED, null]);
		});

		it('a token until a year has passed', async () => {
			const day = 24 * 60 * 60_000;
			legalserver.clock.advance(9 * day);
			expect((await matters({ token: 'ending' })).status).toBe(200);
			legalserver.clock.advance(2 * day);
			expect((await matters({ token: 'ending' })).status).toBe(401);
		});

		it('a user by name and password, which may hold a colon', async () => {
			const { user, password } = legalserver.fixture.basic.riverside!;
			const basic = (word: string) => ({
				token: null,
				headers: { authorization: `Basic ${Buffer.from(`${user}:${word}`).toString('base64')}` },
			});
			expect((await matters(basic(password))).status).toBe(200);
			expect((await matters(basic('wrong'))).status).toBe(401);
			expect((await matters({ ...basic(password), site: 'riverside-demo' })).status).toBe(401);
		});

		it('nobody whose role lacks API Access, whatever else it has', async () => {
			const token = legalserver.live.tokens.get(legalserver.fixture.tokens.intake!)!;
			const permissions = new Set(token.permissions);
			permissions.delete('API Access');
			legalserver.live.tokens.set(token.token, { ...token, permissions });
			expect((await matters()).status).toBe(401);
		});
	});

	describe('has a permission for each call, and does not say which one is missing', () => {
		const miller = () => legalserver.uuid('miller');

		it.each([
			['GET api/v1/matters?results=full', 'limited'],
			['GET api/v1/matters?results=full', 'callerId'],
			['GET api/v1/users', 'limited'],
			['GET api/v1/lookups/note_type', 'limited'],
			['GET api/v1/matters/MILLER/notes', 'noNotes'],
			['GET api/v1/matters/MILLER/assignments', 'limited'],
			['GET api/v1/matters/MILLER/documents', 'noDocuments'],
			['GET api/v1/documents?identification_number=22-0000107', 'noDocuments'],
			['GET modules/document/download.php?id=190001', 'noDocuments'],
			['POST api/v1/documents', 'readOnlyApi'],
			['POST api/v1/documents/matter_zip', 'readOnlyApi'],
			['POST api/v1/matters/MILLER/notes', 'readOnlyApi'],
			['POST api/v1/notes', 'readOnlyApi'],
		])('%s with the token %s', async (name, token) => {
			const { status, json } = await legalserver.call(name.replace('MILLER', miller()), { token });
			expect([status, json]).toEqual([401, REFUSED]);
			legalserver.live.switches.permissionStatus = 403;
			expect((await legalserver.call(name.replace('MILLER', miller()), { token })).status).toBe(403);
		});

		it('while the others go on', async () => {
			for (const query of ['', '?results=pro_bono'])
				expect((await legalserver.call(`GET api/v1/matters${query}`, { token: 'limited' })).status).toBe(200);
			const callerId = await legalserver.call('GET api/v1/matters?results=caller_id', { token: 'callerId' });
			expect(callerId.json.data[0]).toMatchObject({ case_id: 101, first: 'Rosa' });
			expect(callerId.json.data[0]).not.toHaveProperty('assignments');
		});
	});

	describe('counts requests', () => {
		const numbers = (headers: Headers) =>
			['limit', 'remaining', 'reset'].map((name) => headers.get(`x-rate-limit-${name}`));

		it('of the site, whoever they are from, and never those of the other site', async () => {
			const seconds = legalserver.clock.now() / 1000;
			expect(numbers((await matters()).headers)).toEqual(['200', '199', String(seconds + 60)]);
			expect(numbers((await matters({ token: 'limited' })).headers)[1]).toBe('198');
			const demo = await matters({ token: 'demo', site: 'riverside-demo' });
			expect(numbers(demo.headers)[1]).toBe('199');
		});

		it('says how long to wait in the time of the reset alone', async () => {
			legalserver.live.window = { endsAt: legalserver.clock.now() + 30_000, used: 199 };
			expect((await matters()).status).toBe(200);
			const late = await matters();
			expect([late.status, late.headers.get('retry-after'), late.text]).toEqual([
				...[429, null, '{"id":"too_many_requests"}'],
			]);
			expect(numbers(late.headers)).toEqual(['200', '0', String(legalserver.clock.now() / 1000 + 30)]);
			expect((await matters({ token: 'callerId' })).status).toBe(429);
			legalserver.clock.advance(30_000);
			expect((await matters()).status).toBe(200);
		});

		it('without saying so when it refuses, which counts as well', async () => {
			expect(numbers((await matters({ token: 'nobody' })).headers)).toEqual([null, null, null]);
			expect(numbers((await matters()).headers)[1]).toBe('198');
		});
	});

	describe('is not there', () => {
		it.each(['www', 'riverside-live', 'a.riverside'])('at %s: a page for people', async (site) => {
			const { status, headers, json } = await matters({ site });
			expect([status, headers.get('content-type'), json]).toEqual([
				...[404, 'text/html; charset=UTF-8', undefined],
			]);
		});

		it('under an address that it does not have', async () => {
			const { status, headers } = await legalserver.call('GET api/v1/cases');
			expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
		});

		it('during the weekly update, and under load, for the one site', async () => {
			legalserver.live.switches.maintenance = 'html';
			const down = await matters({ token: null });
			expect([down.status, down.text, down.headers.get('x-rate-limit-limit')]).toEqual([
				...[503, 'SITE DOWN', null],
			]);
			legalserver.live.switches.maintenance = 'json';
			const loaded = await matters();
			expect([loaded.status, Object.keys(loaded.json as object)]).toEqual([503, ['error']]);
			expect((await matters({ token: 'demo', site: 'riverside-demo' })).status).toBe(200);
		});

		it('in its second version, until support has turned it on', async () => {
			const asked = async () => legalserver.call('GET api/v2/documents');
			expect(await asked()).toMatchObject({ status: 403, json: NOT_HERE });
			legalserver.live.switches.v2 = true;
			expect((await asked()).status).toBe(200);
		});
	});

	it.each([
		[{ kind: 'site_down' }, 503, 'SITE DOWN'],
		[{ kind: 'overloaded' }, 503, 'high processor load'],
		[{ kind: 'html_page' }, 200, '<title>LegalServer</title>'],
		[{ kind: 'not_authorized' }, 401, REFUSED.error_message],
		[{ kind: 'not_for_this_site' }, 403, NOT_HERE.error_message],
		[{ kind: 'expired_token' }, 401, REFUSED.error_message],
		[{ kind: 'too_many_requests', retryAfter: null }, 429, '{"id":"too_many_requests"}'],
		[{ kind: 'status', status: 500 }, 500, ''],
	])('has the fault %j', async (fault, status, text) => {
		legalserver.world.service.faults.set([{ route: 'GET api/v1/matters', nth: 1, fault }]);
		const struck = await matters();
		expect([struck.status, struck.text]).toEqual([status, expect.stringContaining(text)]);
		expect((await matters()).json.total_records).toBe(30);
	});

	it('cuts an answer short so that it still looks whole', async () => {
		legalserver.world.service.faults.set([{ route: '*', fault: { kind: 'broken_json' } }]);
		const { status, json } = await matters();
		expect([status, json]).toEqual([200, undefined]);
	});

	it('takes an address with a slash at its end, as the service’s own client writes it', async () => {
		const name = `GET api/v1/matters/${legalserver.uuid('miller').toUpperCase()}/`;
		expect((await legalserver.call(name)).status).toBe(200);
		expect((await legalserver.call('GET modules/document/downloadXphp')).status).toBe(404);
	});

	it('names its routes, and logs at which site and whose call it was, without the token', async () => {
		await legalserver.call(`GET api/v1/matters/${legalserver.uuid('miller')}`, {
			query: { results: 'full' },
		});
		const [call] = legalserver.world.service.log.calls;
		expect(call).toMatchObject({ route: 'GET api/v1/matters/:uuid', site: 'riverside', user: 'n8n-api' });
		expect(JSON.stringify(call)).not.toContain('token');
		expect(legalserver.world.service.routes).toContain('GET modules/document/download.php');
	});
});
