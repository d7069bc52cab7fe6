/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { authorizationFor } from '@/nodes/shared/legalserver/account/authorization';

const LIVE = { site: 'riverside', environment: 'live', authentication: 'token', token: 'abc123' };
const HOME = 'https://riverside.legalserver.org/api/v1/matters';

describe('the proof of who asks', () => {
	it.each([
		['abc123', 'Bearer abc123'],
		[' abc123\n', 'Bearer abc123'],
		['Bearer abc123', 'Bearer abc123'],
		['bearer  abc123', 'Bearer abc123'],
	])('is the token %j as it was copied', (token, header) => {
		expect(authorizationFor(HOME, { ...LIVE, token })).toBe(header);
	});

	it('is the name and password, where these are chosen', () => {
		const fields = { ...LIVE, authentication: 'basic', user: 'n8n-api', password: 'pä:ss' };
		const header = authorizationFor(HOME, fields);
		expect(Buffer.from(header.replace('Basic ', ''), 'base64').toString('utf8')).toBe('n8n-api:pä:ss');
	});

	it.each([
		...[
			'http://riverside.legalserver.org/',
			'https://riverside-demo.legalserver.org/',
			'https://evil.example/',
		],
		...['https://riverside.legalserver.org.evil.example/', 'https://riverside.legalserver.org:8443/'],
		...['https://user@riverside.legalserver.org/', 'https://riverside.legalserver.org@evil.example/'],
		...[
			'https://evil.example/?x=riverside.legalserver.org',
			'https://evil.example#riverside.legalserver.org',
		],
		...['ftp://riverside.legalserver.org/', 'https://legalserver.org/', 'https://other.legalserver.org/'],
		...[
			'https://riverside.legalserver.org\\@evil.example@evil.example/',
			'https://riverside.legalserver.org.',
		],
		'https://user:@evil.example/',
	])('is not sent to %s', (url) => {
		for (const authentication of ['token', 'basic'])
			expect(() => authorizationFor(url, { ...LIVE, authentication, user: 'u', password: 'p' })).toThrow(
				expect.objectContaining({ reason: 'unexpected' }),
			);
	});

	it('is of the demo site alone where that is chosen', () => {
		const demo = { ...LIVE, environment: 'demo' };
		expect(authorizationFor('https://riverside-demo.legalserver.org/x', demo)).toBe('Bearer abc123');
		expect(() => authorizationFor(HOME, demo)).toThrow(/other than its own/);
	});

	it.each([
		'',
		' ',
		undefined,
		null,
		7,
		'abc\r\nX-Evil: 1',
		'abc\ndef',
		'abc\u0000',
		'töken',
		'Bearer\u2028x',
	])('cannot be %j, which is not shown', (token) => {
		expect(() => authorizationFor(HOME, { ...LIVE, token })).toThrow(
			expect.objectContaining({
				reason: 'not_connected',
				message: expect.stringMatching(/“Token”[^:]*$/) as unknown,
			}),
		);
	});

	it.each([
		[{ user: '', password: 'p' }, '“User Name”'],
		[{ user: 'u', password: '' }, '“Password”'],
		[{ user: 'u' }, '“Password”'],
	])('is not made of half a login: %j', (more, said) => {
		expect(() => authorizationFor(HOME, { ...LIVE, authentication: 'basic', ...more })).toThrow(said);
	});

	it('keeps the blanks of a password', () => {
		const fields = { ...LIVE, authentication: 'basic', user: ' u ', password: ' p ' };
		const sent = authorizationFor(HOME, fields).replace('Basic ', '');
		expect(Buffer.from(sent, 'base64').toString('utf8')).toBe('u: p ');
	});

	it('breaks no header, whatever the password holds', () => {
		const fields = { ...LIVE, authentication: 'basic', user: 'u\r\nX: 1', password: 'p\r\nY: 2'.repeat(50) };
		expect(authorizationFor(HOME, fields)).toMatch(/^Basic [A-Za-z0-9+/=]+$/);
	});
});
