/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createStubClio, type StubAnswer } from '@/test/support/createStubClio';

const error = (type: string, message = 'Miller, John was not accepted'): object => ({
	error: { type, message },
});

describe('what Clio’s answers mean', () => {
	it.each<[string, StubAnswer, string, RegExp]>([
		[
			'a token that is over',
			{ status: 401, body: { error: 'invalid_token', error_description: 'The token expired' } },
			'not_connected',
			/revoked.*region.*connected in/,
		],
		['a box that is not checked', { status: 403, body: error('ForbiddenError') }, 'missing_scope', /Matters/],
		['nothing of that ID', { status: 404, body: error('RecordNotFound') }, 'not_found', /ID/],
		['a web page', { status: 404, body: '<html><body>Miller</body></html>' }, 'unexpected', /web page/],
		['a version that is gone', { status: 410, body: error('Gone') }, 'unexpected', /4\.0\.13/],
		[
			'a value of another kind',
			{ status: 422, body: error('ArgumentError') },
			'invalid_input',
			/ArgumentError/,
		],
		['a field that it does not know', { status: 400, body: error('InvalidFields') }, 'unexpected', /400 Inv/],
		['a change in between', { status: 412, body: error('Precondition') }, 'changed_meanwhile', /meantime/],
		['too many requests', { status: 429, body: error('RateLimited') }, 'too_busy', /too many/],
		['an outage', { status: 502, body: '<html>' }, 'unavailable', /502/],
		['no answer', 'lost', 'unavailable', /broke off/],
		['a page in place of data', { status: 200, body: '<html>' }, 'unavailable', /broke off/],
		['no record', { status: 200, body: { data: null } }, 'unexpected', /no data/],
		['somewhere else', { status: 302, headers: { location: 'https://evil.example' } }, 'unexpected', /302/],
	])('%s', async (_, answer, reason, message) => {
		const { clio } = createStubClio(() => answer);
		const refused = await clio.readMatter(1).catch((thrown: unknown) => thrown);
		expect(refused).toMatchObject({ reason, message: expect.stringMatching(message) as unknown });
		expect(`${(refused as Error).message}${(refused as { advice: string }).advice}`).not.toContain('Miller');
	});

	it('names what is missing by what was asked', async () => {
		const { clio } = createStubClio(() => ({ status: 403, body: error('ForbiddenError') }));
		const messages = await Promise.all(
			[
				clio.readDocument(1),
				clio.listUsers(),
				clio.listContacts('x'),
				clio.listMatterFields(),
				clio.listWebhooks(),
			].map(async (call: Promise<unknown>) => await call.catch((thrown: Error) => thrown.message)),
		);
		expect(messages.map((message) => /permission (.*) \(/.exec(String(message))?.[1])).toEqual([
			...['Documents', 'Users', 'Contacts', 'Custom Fields', 'Webhooks'],
		]);
	});

	it('does not follow a further page elsewhere', async () => {
		const further = [
			'https://evil.example/api/v4/matters.json?page_token=1',
			'http://app.clio.com/api/v4/matters.json?page_token=1',
			'https://app.clio.com:444/api/v4/matters.json?page_token=1',
			'https://app.clio.com/api/v4/users.json?page_token=1',
			'https://app.clio.com/api/v4/matters.json/../users.json?page_token=1',
			'https://me@app.clio.com/api/v4/matters.json?page_token=1',
			'/api/v4/matters.json?page_token=1',
		];
		for (const next of further) {
			const { clio, requests } = createStubClio(() => ({
				status: 200,
				body: { data: [{ id: 1, created_at: '2026-01-01T00:00:00Z' }], meta: { paging: { next } } },
			}));
			const pages = clio.listMatters({})[Symbol.asyncIterator]();
			await pages.next();
			await expect(pages.next()).rejects.toMatchObject({ reason: 'unexpected' });
			expect(requests).toHaveLength(1);
		}
	});

	it('waits as long as a limit says', async () => {
		const { clio, clock } = createStubClio((_, nth) =>
			nth === 1
				? { status: 429, headers: { 'retry-after': '9' }, body: error('RateLimited') }
				: { status: 200, body: { data: { id: 1 } } },
		);
		const began = clock.now();
		expect((await clio.readMatter(1)).id).toBe(1);
		expect(clock.now() - began).toBeGreaterThanOrEqual(9000);
		expect(clock.now() - began).toBeLessThan(20_000);
	});

	it('reads the time of a limit by Clio’s clock, not by n8n’s', async () => {
		const date = new Date('2031-01-01T00:00:00Z');
		const reset = date.getTime() / 1000 + 20;
		const headers = {
			...{ date: date.toUTCString(), 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '0' },
			'x-ratelimit-reset': String(reset),
		};
		const { clio, clock, rate } = createStubClio(() => ({
			...{ status: 200, headers, body: { data: { id: 1 } } },
		}));
		await clio.readMatter(1);
		expect(rate.waitTime(clock.now(), 0)).toBe(21_000);
	});
});
