/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import jwt from 'jsonwebtoken';
import { signToken, verifyToken } from '@/nodes/shared/domain/casePage/signedToken';

const KEY = 'k'.repeat(32);
const OTHER = 'o'.repeat(32);
const keys = { current: KEY, former: undefined };
const claims = { folder: 'id:abc', sub: 'Zoë ⚖', exp: 4_000_000_000 };

describe('A signed token', () => {
	const token = signToken('case-page', claims, KEY);

	it('is a JWT that another library verifies, and the other way round', () => {
		expect(jwt.verify(token, KEY, { algorithms: ['HS256'], audience: 'case-page' })).toEqual({
			aud: 'case-page',
			...claims,
		});
		const theirs = jwt.sign({ ...claims, aud: 'case-page' }, KEY, { noTimestamp: true });
		expect(verifyToken('case-page', theirs, keys)).toEqual({ aud: 'case-page', ...claims });
	});

	it('counts with the key of now and the former one, and with no other', () => {
		const rotated = { current: OTHER, former: KEY };
		expect(verifyToken('case-page', token, keys)).toEqual({ aud: 'case-page', ...claims });
		expect(verifyToken('case-page', token, rotated)).toEqual({ aud: 'case-page', ...claims });
		expect(verifyToken('case-page', token, { current: OTHER, former: undefined })).toBeUndefined();
	});

	it('is never taken for a token of another kind', () => {
		expect(verifyToken('case-page-upload', token, keys)).toBeUndefined();
	});

	it('counts no more when one character of it is another', () => {
		const wrong = [...token].map((character, at) => {
			const other = character === 'A' ? 'B' : 'A';
			return token.slice(0, at) + other + token.slice(at + 1);
		});
		expect(wrong.filter((each) => verifyToken('case-page', each, keys) !== undefined)).toEqual([]);
	});

	it.each([
		['nothing', ''],
		['points alone', '..'],
		['a part more', `${token}.`],
		['a part less', token.slice(0, token.lastIndexOf('.'))],
		['padding', `${token}=`],
		['no signature', `${token.slice(0, token.lastIndexOf('.'))}.`],
		['the algorithm none', jwt.sign({ ...claims, aud: 'case-page' }, '', { algorithm: 'none' })],
		['another algorithm', jwt.sign({ ...claims, aud: 'case-page' }, KEY.repeat(2), { algorithm: 'HS512' })],
		['a body that is no object', forge('[]')],
		['a body that is no JSON', forge('{')],
		['another header, rightly signed', jwt.sign({ ...claims, aud: 'case-page' }, KEY, { keyid: '1' })],
		['more than any state needs, rightly signed', signToken('case-page', { sub: 'a'.repeat(400_000) }, KEY)],
		['a million characters', 'a'.repeat(1_000_000)],
	])('with %s counts for nothing', (_, given) => {
		expect(verifyToken('case-page', given, keys)).toBeUndefined();
	});
});

/** Signed rightly, whatever it says. */
function forge(body: string): string {
	const { createHmac } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
	const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
	const signed = `${header}.${Buffer.from(body).toString('base64url')}`;
	return `${signed}.${createHmac('sha256', KEY).update(signed).digest('base64url')}`;
}
