/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { credentialTest } from '@/nodes/shared/clioNode/methods/credentialTest';
import { ClioWorld } from '@/test/emulators/clio/ClioWorld';
import { createSendTo } from '@/test/support/sendToEmulator';

describe('the test of a credential of Clio', () => {
	let world: ClioWorld;
	beforeEach(() => (world = new ClioWorld('firm')));
	afterEach(() => world.close());

	interface Options {
		uri: string;
		method: 'GET' | 'POST';
		headers: Record<string, string>;
		body?: string;
	}
	const helpers = {
		request: async ({ uri, method, headers, body }: Options) => {
			const token = (headers['Authorization'] ?? '').replace('Bearer ', '');
			const answer = await createSendTo(
				world.clio,
				`Bearer ${token}`,
			)({ url: uri, method, headers, body: [Buffer.from(body ?? '')] });
			return { statusCode: answer.status, headers: answer.headers, body: answer.body };
		},
	};
	const test = async (name: string, more: ICredentialDataDecryptedObject = {}) => {
		const { app, tokens, refreshTokens } = world.fixture;
		const data: ICredentialDataDecryptedObject = {
			...{ region: 'us', clientId: app.key, clientSecret: app.secret },
			oauthTokenData: { access_token: tokens[name] ?? name, refresh_token: refreshTokens[name] ?? '' },
			...more,
		};
		return await credentialTest.clioMattersTest.call({ helpers } as unknown as ICredentialTestFunctions, {
			id: '1',
			name: 'Clio',
			type: 'clioMattersOAuth2Api',
			data,
		});
	};

	it('says whom it is connected as', async () => {
		expect(await test('ada')).toEqual({ status: 'OK', message: 'Connected as Ada Quinn' });
	});

	it('takes a token that only expired, which n8n renews', async () => {
		expect(await test('expired')).toMatchObject({ status: 'OK' });
	});

	it('names the permission that nothing works without', async () => {
		const { status, message } = await test('noDocuments');
		expect(status).toBe('Error');
		expect(message).toContain('lacks the permission Documents');
	});

	it.each([
		['noContacts', 'Contacts'],
		['noWebhooks', 'Webhooks'],
	])('names what %s lacks, and that not everybody needs it', async (name, permission) => {
		const { status, message } = await test(name);
		expect(status).toBe('OK');
		expect(message).toContain(`Connected as Ada Quinn. Missing permissions: ${permission}.`);
	});

	it('names the region where Clio does not know the app', async () => {
		expect((await test('ada', { region: 'eu' })).message).toContain('Check the region first');
	});

	it('says that it was revoked', async () => {
		const grant = world.state.access.refreshTokens.get(world.fixture.refreshTokens['expired'] ?? '');
		if (grant !== undefined) grant.revoked = true;
		expect((await test('expired')).message).toContain('expired or was revoked');
	});

	it.each([
		['never connected', { oauthTokenData: {} }, 'never connected'],
		['without a region', { region: 'https://evil.example' }, '“Region”'],
	])('says of one that was %s what to do', async (_, more, message) => {
		expect((await test('ada', more)).message).toContain(message);
	});

	it('shows no token in what it says', async () => {
		for (const name of ['noDocuments', 'expired', 'wrong-token'])
			expect((await test(name)).message).not.toMatch(/token-|refresh-|wrong-token/);
	});
});
