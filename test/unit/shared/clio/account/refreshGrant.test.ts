/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createRefreshRequest, readRefreshedToken } from '@/nodes/shared/clio/account/refreshGrant';
import { requireRegion } from '@/nodes/shared/clio/account/regions';

const answer = (body: unknown) => ({
	...{ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) },
});

it('asks for a token at the host of the region, with the app in the body', () => {
	const grant = { clientId: 'key', clientSecret: 'a secret&', refreshToken: 'refresh' };
	const { url, body } = createRefreshRequest('eu', grant);
	expect(url).toBe('https://eu.app.clio.com/oauth/token');
	expect(Object.fromEntries(new URLSearchParams(String(body?.[0])))).toEqual({
		...{ grant_type: 'refresh_token', refresh_token: 'refresh' },
		...{ client_id: 'key', client_secret: 'a secret&' },
	});
});

it.each([
	[{ error: 'invalid_client' }, /region/],
	[{ error: 'invalid_grant' }, /revoked/],
	[{}, /revoked/],
	['<html>', /revoked/],
])('says why there is no token: %j', (body, message) => {
	expect(() => readRefreshedToken(answer(body))).toThrow(message);
});

it('reads the token', () => expect(readRefreshedToken(answer({ access_token: 'new' }))).toBe('new'));

it.each(['us.evil.example', '', undefined, 'constructor', '__proto__', 'app.clio.com'])(
	'takes %s for no region',
	(given) => expect(() => requireRegion(given)).toThrow(/Region/),
);
