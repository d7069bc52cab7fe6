/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { credentialTest } from '@/nodes/shared/legalserverNode/methods/credentialTest';
import { LegalServerWorld } from '@/test/emulators/legalserver/LegalServerWorld';
import { createSendTo } from '@/test/support/sendToEmulator';

describe('the test of a credential of LegalServer', () => {
	let world: LegalServerWorld;
	let asked: string[];
	beforeEach(() => {
		world = new LegalServerWorld();
		asked = [];
	});
	afterEach(() => world.close());

	interface Options {
		uri: string;
		method: 'GET' | 'POST';
		headers: Record<string, string>;
		body?: string;
	}
	const helpers = {
		request: async ({ uri, method, headers, body }: Options) => {
			asked.push(uri);
			const { Authorization: authorization = '', ...rest } = headers;
			const send = createSendTo(world.service, authorization);
			const answer = await send({ url: uri, method, headers: rest, body: [Buffer.from(body ?? '')] });
			return { statusCode: answer.status, headers: answer.headers, body: answer.body };
		},
	};
	const test = async (name: string, more: ICredentialDataDecryptedObject = {}) => {
		const data: ICredentialDataDecryptedObject = {
			...{ site: 'riverside', environment: name === 'demo' ? 'demo' : 'live', authentication: 'token' },
			...{ token: world.fixture.tokens[name] ?? name, ...more },
		};
		const credential = { id: '1', name: 'LegalServer', type: 'legalServerMattersApi', data };
		const context = { helpers } as unknown as ICredentialTestFunctions;
		return await credentialTest.legalServerMattersTest.call(context, credential);
	};
	const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

	it('says to which site it is connected', async () => {
		expect(await test('intake')).toEqual({
			...{ status: 'OK', message: 'Connected to riverside.legalserver.org' },
		});
		expect((await test('demo')).message).toBe('Connected to riverside-demo.legalserver.org');
		expect(asked.every((url) => /^https:\/\/riverside(-demo)?\.legalserver\.org\/api\/v1\//.test(url))).toBe(
			true,
		);
	});

	it('takes a user name and a password', async () => {
		const { user = '', password = '' } = world.fixture.basic['riverside'] ?? {};
		const basic = { authentication: 'basic', user, password, token: '' };
		expect(await test('', basic)).toMatchObject({ status: 'OK' });
		expect(await test('', { ...basic, password: 'wrong' })).toMatchObject({ status: 'Error' });
	});

	it.each([
		['noNotes', ['API Search Matter Notes', 'API Create Matter Notes']],
		['noDocuments', ['API Basic Case Info']],
		['readOnlyApi', ['API Create Matter Notes', 'API Basic Case Info']],
		['limited', ['API Get/Search Matter Full Results', 'API Search Matter Assignment', 'API - Get User']],
	])(
		'names what %s lacks as LegalServer calls it, where n8n shows it, and says that all else works',
		async (name, missing) => {
			const { status, message } = await test(name);
			expect(status).toBe('Error');
			for (const permission of missing) expect(message).toContain(permission);
			expect(message).toMatch(
				/^Connected to riverside\.legalserver\.org, but .*\. Missing permissions: .* all others work\. .*user role$/,
			);
		},
	);

	it('names nothing that only notes need if the credential only reads', async () => {
		expect(await test('noNotes', { onlyRead: true })).toMatchObject({ status: 'OK' });
		const { message } = await test('limited', { onlyRead: true });
		expect(message).toContain('API Search Matter Assignment');
		expect(message).not.toContain('Notes');
	});

	it.each(['expired', 'left', 'demo-token', ''])('says that %j does not work', async (name) => {
		const { status, message } = await test(name);
		expect(status).toBe('Error');
		expect(message).toMatch(/does not accept this credential|is empty/);
	});

	it('tells of a token that ends, and of a date that cannot be', async () => {
		expect((await test('intake', { createdOn: daysAgo(300) })).message).not.toContain('token');
		const ending = await test('intake', { createdOn: daysAgo(350) });
		expect(ending.status).toBe('Error');
		expect(ending.message).toMatch(/^Connected to .*expires on \d{4}-.*in 1\d days/);
		expect((await test('intake', { createdOn: daysAgo(400) })).message).toContain('expired on');
		expect((await test('intake', { createdOn: daysAgo(-400) })).message).toContain('in the future');
		expect((await test('intake', { createdOn: 'soon' })).message).not.toContain('token');
	});

	it.each<[string, ICredentialDataDecryptedObject, string]>([
		['without a site', { site: '' }, '“Site” of the credential is empty'],
		['with an address', { site: 'https://evil.example' }, 'not the name of a site'],
		['with another host', { site: 'evil.example/?' }, 'not the name of a site'],
		['of no environment', { environment: '' }, 'neither Live nor Demo'],
		['of no site that there is', { site: 'nowhere' }, 'no LegalServer site with this name'],
		['with a line break', { token: 'abc\r\nX-Evil: 1' }, 'characters that cannot be sent'],
	])('says of one %s what to do', async (_, more, message) => {
		const result = await test('intake', more);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
		expect(asked.filter((url) => !url.includes('.legalserver.org/'))).toEqual([]);
	});

	it('says that the site is down', async () => {
		for (const maintenance of ['html', 'json'] as const) {
			world.state.site('riverside').switches.maintenance = maintenance;
			expect(await test('intake')).toMatchObject({ status: 'Error' });
		}
	});

	it('shows no token and no password in what it says', async () => {
		const shown = await Promise.all([
			...['limited', 'expired', 'wrong-token'].map(async (name) => await test(name)),
			test('', { authentication: 'basic', user: 'n8n-api', password: 'wrong-secret' }),
			test('intake', { token: 'wrong-token\u0000' }),
		]);
		for (const { message } of shown) expect(message).not.toMatch(/-token|wrong-|secret/);
	});
});
