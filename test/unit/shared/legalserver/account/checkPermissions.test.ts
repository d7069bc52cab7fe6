/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createStubLegalServer } from '@/test/support/createStubLegalServer';
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';

const without = ({ state, fixture }: TestLegalServer, ...gone: string[]): void => {
	const { tokens } = state.site('riverside');
	const name = fixture.tokens['intake'] ?? '';
	const token = tokens.get(name);
	if (token === undefined) throw new TypeError('no token');
	const permissions = new Set([...token.permissions].filter((each) => !gone.includes(each)));
	tokens.set(name, { ...token, permissions });
};

describe('what is missing for a user', () => {
	let test: TestLegalServer;
	beforeEach(() => (test = createTestLegalServer()));
	afterEach(() => test.close());
	const missing = async () => (await test.legalServer.checkConnection()).missingPermissions;

	it('is nothing where the role has all', async () => {
		expect(await missing()).toEqual([]);
		expect(test.requests.length).toBeLessThanOrEqual(8);
	});

	it.each([
		['API Get Matter', ['API Get Matter']],
		['API Get/Search Matter Full Results', ['API Get/Search Matter Full Results']],
		['API Search Matter Assignment', ['API Search Matter Assignment']],
		['API Search Matter Notes', ['API Search Matter Notes']],
		['API Get User', ['API - Get User']],
		['API Search Lookup', ['API Search Lookup']],
		['API Create Matter Notes', ['API Create Matter Notes']],
		['API Basic Case Info', ['API Basic Case Info']],
	])('is %s, by the name that LegalServer has for it', async (gone, said) => {
		for (const status of [401, 403] as const) {
			test.state.site('riverside').switches.permissionStatus = status;
			without(test, gone);
			expect(await missing()).toEqual(said);
		}
	});

	it('has Search Matter among it', async () => {
		without(test, 'API Search Matter');
		expect(await missing()).toContain('API Search Matter');
	});

	it('is several at once', async () => {
		without(test, 'API Search Matter Notes', 'API Get User');
		expect(await missing()).toEqual(['API Search Matter Notes', 'API - Get User']);
	});

	it('is looked for without writing anything, also where there is no case', async () => {
		const site = test.state.site('riverside');
		const counts = () => [site.notes.size, site.documents.size, site.folders.size, site.matters.size];
		const before = counts();
		await missing();
		expect(counts()).toEqual(before);
		const empty = createTestLegalServer({ fixture: 'empty', token: 'intake' });
		await empty.legalServer.checkConnection().catch(() => undefined);
		expect(empty.state.site([...empty.state.sites.keys()][0] ?? '').notes.size).toBe(0);
		empty.close();
	});

	it('is looked for with a credential that may only read, too', async () => {
		const reader = createTestLegalServer({ onlyRead: true });
		expect(await reader.legalServer.checkConnection()).toMatchObject({
			onlyRead: true,
			missingPermissions: [],
		});
		reader.close();
	});

	it.each(['expired', 'left', 'demo', 'wrong'])('is everything with the token %s', async (token) => {
		const other = createTestLegalServer({ token });
		await expect(other.legalServer.checkConnection()).rejects.toMatchObject({
			reason: 'not_connected',
			message: expect.stringMatching(/token expired.*“Login” or “API Access”/) as unknown,
		});
		other.close();
	});

	it('is not said where LegalServer is down, asks to wait or is another site', async () => {
		const html = { 'content-type': 'text/html' };
		const answers = [
			[{ status: 503, body: 'SITE DOWN', headers: html }, 'unavailable'],
			[{ status: 500, body: {} }, 'unavailable'],
			[{ status: 429, body: {} }, 'too_busy'],
			[{ status: 404, body: '<html>', headers: html }, 'not_connected'],
			[{ status: 403, body: '<html>', headers: html }, 'not_connected'],
			['lost', 'unavailable'],
		] as const;
		for (const [answer, reason] of answers) {
			const { legalServer } = createStubLegalServer(() => answer);
			await expect(legalServer.checkConnection()).rejects.toMatchObject({ reason });
		}
	});
});
