/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	readAccessToken,
	readGeneratedToken,
	grantFingerprint,
	readRefreshGrant,
	TOKEN_URL,
	tokenUnavailableRefusal,
} from '@/nodes/shared/dropbox/account/refreshGrant';
import type { Refusal } from '@/nodes/shared/core/Refusal';

const fields = { appKey: 'key', appSecret: 'secret', refreshToken: 'refresh' };

/** What a person is told: kind, message and advice. */
function told(work: () => unknown): [string, string, string] {
	try {
		work();
	} catch (thrown) {
		const { reason, message, advice } = thrown as Refusal;
		return [reason, message, advice];
	}
	throw new TypeError('nothing was refused');
}

const BROKEN = ['a b', 'a\nb', 'a\r\nX-Header: b', 'a\tb', 'a\0b', 'aé', 'a\u2028b', 'x'.repeat(8193)];

describe('the grant in a credential', () => {
	it('is its three fields, without what stands around them', () => {
		expect(readRefreshGrant({ appKey: ' key', appSecret: 'secret\n', refreshToken: '\trefresh ' })).toEqual(
			fields,
		);
	});

	it('is refused naming all fields that are empty, or hold no text', () => {
		expect(told(() => readRefreshGrant({ appKey: ' ', appSecret: 5 }))).toEqual([
			...['not_connected', 'The credential has no App Key, no App Secret, no Refresh Token'],
			expect.stringContaining('App Console'),
		]);
		expect(told(() => readRefreshGrant({ ...fields, appSecret: '' }))[1]).toBe(
			'The credential has no App Secret',
		);
		expect(told(() => readRefreshGrant({ ...fields, refreshToken: null }))[1]).toBe(
			'The credential has no Refresh Token',
		);
	});

	it.each([
		['appKey', 'App Key'],
		['appSecret', 'App Secret'],
		['refreshToken', 'Refresh Token'],
	])('is refused naming the field where %s can be none', (name, label) => {
		for (const value of BROKEN) {
			const [kind, message, advice] = told(() => readRefreshGrant({ ...fields, [name]: value }));
			expect([kind, message]).toEqual([
				'not_connected',
				expect.stringMatching(new RegExp(`^The ${label} contains`)),
			]);
			expect(message + advice).not.toContain(value);
		}
		const longest = 'x'.repeat(8192);
		expect(readRefreshGrant({ ...fields, [name]: longest })).toEqual({ ...fields, [name]: longest });
	});
});

describe('the access token in an answer', () => {
	const answer = (status: number, body: Parameters<typeof readAccessToken>[0]['body']) => () =>
		readAccessToken({ status, body });

	it('is what Dropbox gave', () => {
		expect(answer(200, { access_token: 'sl.abc-_~' })()).toBe('sl.abc-_~');
	});

	it.each([...BROKEN, '', 5, null, undefined])('is none where it cannot stand in a header: %j', (token) => {
		expect(told(answer(200, { access_token: token }))).toEqual([
			...['not_connected', 'Dropbox did not return an access token for this credential'],
			expect.stringContaining('App Console'),
		]);
	});

	it.each<[number, unknown, string, RegExp]>([
		[400, 'invalid_grant', 'not_connected', /refresh token: it was revoked/],
		[400, 'invalid_grant: refresh token is malformed', 'not_connected', /refresh token: it was revoked/],
		[401, 'invalid_client: Invalid client_id or client_secret', 'not_connected', /app key and app secret/],
		[400, 'unsupported_grant_type', 'not_connected', /did not return an access token/],
		[400, { code: 1 }, 'not_connected', /did not return an access token/],
		[429, 'invalid_grant', 'unavailable', /cannot be reached/],
		[500, undefined, 'unavailable', /cannot be reached/],
		[503, 'invalid_client', 'unavailable', /cannot be reached/],
		[499, undefined, 'not_connected', /did not return an access token/],
	])('is refused after %i %j as %s', (status, error, kind, message) => {
		expect(told(answer(status, { error }))).toEqual([
			kind,
			expect.stringMatching(message),
			expect.anything(),
		]);
	});
});

describe('an access token that a person made', () => {
	it('is the field, without what stands around it', () => {
		expect(readGeneratedToken({ generatedAccessToken: ' sl.abc\r\n' })).toBe('sl.abc');
	});

	it.each([...BROKEN, ''])('is refused where it cannot be one: %j', (token) => {
		const [kind, message, advice] = told(() => readGeneratedToken({ generatedAccessToken: token }));
		expect(kind).toBe('not_connected');
		expect(message).toMatch(token === '' ? /has no Access Token$/ : /^The Access Token contains/);
		if (token !== '') expect(message + advice).not.toContain(token);
	});
});

it('the mark of a grant changes with each of its parts, and tells none of them', () => {
	const marks = [fields, ...Object.keys(fields).map((name) => ({ ...fields, [name]: 'another' }))].map(
		grantFingerprint,
	);
	expect(new Set(marks).size).toBe(4);
	expect(grantFingerprint({ ...fields })).toBe(marks[0]);
	// Parts that only meet elsewhere are others.
	expect(grantFingerprint({ appKey: 'ab', appSecret: 'c', refreshToken: 'd' })).not.toBe(
		grantFingerprint({ appKey: 'a', appSecret: 'bc', refreshToken: 'd' }),
	);
	expect(marks.every((mark) => /^[0-9a-f]{16}$/.test(mark))).toBe(true);
});

it('tokens come from Dropbox alone', () => {
	expect(TOKEN_URL).toBe('https://api.dropboxapi.com/oauth2/token');
	expect(tokenUnavailableRefusal()).toMatchObject({ reason: 'unavailable' });
});
