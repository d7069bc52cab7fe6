/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import {
	readExpiredPageLink,
	readPageLink,
	signPageLink,
	type PageLink,
} from '@/nodes/shared/domain/casePage/PageLink';
import { signToken } from '@/nodes/shared/domain/casePage/signedToken';

const KEY = 'k'.repeat(32);
const keys = { current: KEY, former: undefined };
const NOW = Date.parse('2030-01-01T00:00:00Z');
const link: PageLink = {
	...{ folder: 'id:a-B_1', canAdd: true, includesPrivileged: false, person: 'jane@example.org' },
	...{ caseId: '22-107', expires: NOW + 60_000 },
};
const claims = { folder: 'id:a', add: true, privileged: false, exp: NOW / 1000 + 60 };

describe('A link to a case page', () => {
	it('says what was signed', () => {
		expect(readPageLink(signPageLink(link, KEY), keys, NOW)).toEqual(link);
		const plain = { ...link, person: undefined, caseId: undefined, canAdd: false };
		expect(readPageLink(signPageLink(plain, KEY), keys, NOW)).toEqual(plain);
	});

	it('has expired from its last moment on, and can still be read for what was begun before', () => {
		const token = signPageLink(link, KEY);
		expect(() => readPageLink(token, keys, NOW + 59_999)).not.toThrow();
		expect(() => readPageLink(token, keys, NOW + 60_000)).toThrow('This link has expired');
		expect(readExpiredPageLink(token, keys)).toEqual(link);
	});

	it.each([
		['another key', signPageLink(link, 'o'.repeat(32))],
		['nothing', ''],
		['the state of an upload', signToken('case-page-upload', claims, KEY)],
		['no folder', signToken('case-page', { ...claims, folder: '' }, KEY)],
		['a namespace', signToken('case-page', { ...claims, folder: 'ns:123' }, KEY)],
		['a path', signToken('case-page', { ...claims, folder: '/Cases' }, KEY)],
		['something below an ID', signToken('case-page', { ...claims, folder: 'id:a/b' }, KEY)],
		['rights that are not said', signToken('case-page', { ...claims, add: 'yes' }, KEY)],
		['no end', signToken('case-page', { ...claims, exp: undefined }, KEY)],
		['an end that is no number', signToken('case-page', { ...claims, exp: '4000000000' }, KEY)],
	])('with %s is not valid, and nothing else is said', (_, token) => {
		expect(() => readPageLink(token, keys, NOW)).toThrow('This link is not valid');
		expect(() => readExpiredPageLink(token, keys)).toThrow('This link is not valid');
	});

	it('that is both altered and expired is not valid: nobody learns that it was ever right', () => {
		const token = signPageLink({ ...link, expires: NOW - 1000 }, KEY);
		expect(() => readPageLink(token, keys, NOW)).toThrow('This link has expired');
		expect(() => readPageLink(`${token.slice(0, -2)}AA`, keys, NOW)).toThrow('This link is not valid');
	});
});
