/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { inspect } from 'node:util';
import {
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
	type INodeParameters,
} from 'n8n-workflow';
import { DropboxCaseFoldersTokenApi } from '@/credentials/DropboxCaseFoldersTokenApi.credentials';

const credential = new DropboxCaseFoldersTokenApi();

const filled: ICredentialDataDecryptedObject = {
	connectWith: 'refreshToken',
	appKey: 'key',
	appSecret: 'app-secret',
	refreshToken: 'refresh-token',
	currentAccessToken: '',
	grantMark: '',
};

type Ask = (options: { url: string }) => Promise<unknown>;
const preAuthenticate = async (ask: Ask, fields: ICredentialDataDecryptedObject = filled) =>
	await credential.preAuthentication.call(
		{ helpers: { httpRequest: ask } } as unknown as IHttpRequestHelper,
		fields,
	);
const answering = (statusCode: number, body: unknown) => jest.fn(async () => ({ statusCode, body }));
const authorization = async (fields: ICredentialDataDecryptedObject) =>
	(await credential.authenticate(fields, { url: 'https://api.dropboxapi.com/2/x', headers: { A: 'b' } }))
		.headers;

describe('the token credential', () => {
	it('gets an access token for its refresh token, and signs with it', async () => {
		const ask = answering(200, { access_token: 'sl.new', expires_in: 14_400 });
		const got = await preAuthenticate(ask);
		expect(got['currentAccessToken']).toBe('sl.new');
		expect(await authorization({ ...filled, ...(got as ICredentialDataDecryptedObject) })).toEqual({
			A: 'b',
			Authorization: 'Bearer sl.new',
		});
	});

	it('sends its secrets to Dropbox alone, whatever its fields hold', async () => {
		const ask = answering(200, { access_token: 'sl.new' });
		await preAuthenticate(ask, {
			...filled,
			url: 'https://example.com',
			accessTokenUrl: 'https://example.com',
		});
		expect(ask).toHaveBeenCalledWith(
			expect.objectContaining({ url: 'https://api.dropboxapi.com/oauth2/token' }),
		);
	});

	it.each(['appKey', 'appSecret', 'refreshToken'])(
		'does not sign with the token of before when %s was changed',
		async (field) => {
			const got = await preAuthenticate(answering(200, { access_token: 'sl.before' }));
			const fields = { ...filled, ...(got as ICredentialDataDecryptedObject), [field]: 'another' };
			expect(await authorization(fields)).not.toMatchObject({ Authorization: 'Bearer sl.before' });
		},
	);

	it('keeps nothing beside the token that tells the secrets', async () => {
		const got = await preAuthenticate(answering(200, { access_token: 'sl.new' }));
		expect(JSON.stringify(got)).not.toMatch(/app-secret|refresh-token/);
	});

	it('signs with a generated access token, which it cannot renew', async () => {
		const fields = { connectWith: 'accessToken', generatedAccessToken: ' sl.generated\n' };
		const ask = answering(200, {});
		expect(await preAuthenticate(ask, fields)).toEqual({});
		expect(ask).not.toHaveBeenCalled();
		expect(await authorization(fields)).toMatchObject({ Authorization: 'Bearer sl.generated' });
	});

	it.each([
		[400, { error: 'invalid_grant' }, 'not_connected', /refresh token/],
		[401, { error: 'invalid_client' }, 'not_connected', /app key and app secret/],
		[400, { error: 'invalid_client' }, 'not_connected', /app key and app secret/],
		[
			400,
			{ error: 'invalid_client: Invalid client_id or client_secret' },
			'not_connected',
			/app key and app/,
		],
		[400, { error: 'toString' }, 'not_connected', /did not return an access token/],
		[400, 'not even JSON', 'not_connected', /did not return an access token/],
		[200, null, 'not_connected', /did not return an access token/],
		[503, '', 'unavailable', /cannot be reached/],
		[429, {}, 'unavailable', /cannot be reached/],
	])('says why there is no token: %i %j', async (status, body, kind, message) => {
		const refusal: unknown = await preAuthenticate(answering(status, body)).catch(
			(thrown: unknown) => thrown,
		);
		expect(refusal).toMatchObject({ reason: kind, message: expect.stringMatching(message) });
	});

	it('shows no secret when the network breaks off', async () => {
		const refusal: unknown = await preAuthenticate(async (options) => {
			throw Object.assign(new Error('socket hang up'), { config: options });
		}).catch((thrown: unknown) => thrown);
		expect(refusal).toMatchObject({ reason: 'unavailable' });
		expect(inspect(refusal, { depth: 10, showHidden: true })).not.toMatch(/app-secret|refresh-token/);
	});

	it('hides every secret in the editor, and shows only the fields of what was chosen', () => {
		const secret = credential.properties.filter(({ name }) => /secret|token$/i.test(name));
		expect(secret.map(({ name }) => name).sort()).toEqual(
			['appSecret', 'currentAccessToken', 'generatedAccessToken', 'refreshToken'].sort(),
		);
		expect(secret.every(({ typeOptions }) => typeOptions?.password === true)).toBe(true);
		const shown = (fields: INodeParameters) =>
			credential.properties
				.filter((each) => NodeHelpers.displayParameter(fields, each, null, null))
				.filter(({ type }) => type !== 'hidden' && type !== 'notice')
				.map(({ name }) => name);
		const fields = { connectWith: 'refreshToken', actAs: 'connectedAccount', pathRoot: 'automatic' };
		expect(shown(fields)).toEqual([
			...['connectWith', 'appKey', 'appSecret', 'refreshToken', 'actAs', 'pathRoot'],
			...['onlyWriteBelow', 'neverWriteBelow', 'linkKey', 'formerLinkKey'],
		]);
		expect(shown({ connectWith: 'accessToken', actAs: 'admin', pathRoot: 'namespace' })).toEqual([
			...['connectWith', 'generatedAccessToken', 'actAs', 'member', 'pathRoot', 'namespaceId'],
			...['onlyWriteBelow', 'neverWriteBelow', 'linkKey', 'formerLinkKey'],
		]);
	});
});
