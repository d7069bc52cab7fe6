/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createFormToken, readStatusForm } from '@/nodes/shared/domain/statusPage/StatusForm';
import { DAY, NOW } from '../alerts/rows';

const KEY = 'Basic b2ZmaWNlOnNlY3JldA==';
const read = (fields: Record<string, unknown>, token = createFormToken(KEY, NOW), key = KEY, now = NOW) =>
	readStatusForm({ token, ...fields }, key, now);
const resend = { action: 'resend', ids: '4711' };
const nothing = { ids: [], reason: '', since: undefined, category: '' };

it.each([
	[resend, { ...nothing, action: 'resend', ids: [4711] }],
	[
		{ action: 'resend', ids: ['1, 2', '3', 'x', '-1'] },
		{ ...nothing, action: 'resend', ids: [1, 2, 3] },
	],
	[
		{ action: 'resend', reason: 'not_found' },
		{ ...nothing, action: 'resend', reason: 'not_found' },
	],
	[
		{ action: 'resend', since: '0' },
		{ ...nothing, action: 'resend', since: 0 },
	],
	[
		{ action: 'refile', category: 'Medical' },
		{ ...nothing, action: 'refile', category: 'Medical' },
	],
])('reads %j', (fields, form) => {
	expect(read(fields)).toEqual(form);
});

it.each([
	{},
	{ action: 'resend' },
	{ action: 'refile' },
	{ action: 'delete', ids: '1' },
	{ action: 'resend', ids: 'all', since: 'yesterday', reason: {} },
])('refuses %j, which asks for nothing', (fields) => {
	expect(() => read(fields)).toThrow(expect.objectContaining({ reason: 'invalid_input' }));
});

it('refuses what the page itself did not make within a day', () => {
	const token = createFormToken(KEY, NOW);
	const [header, body, signature = ''] = token.split('.');
	const forged = [
		...['', 'x', createFormToken('Basic other', NOW), `${header}.${body}.${signature.slice(1)}A`],
		`${header}.${Buffer.from('{"aud":"status-form","exp":9999999999}').toString('base64url')}.${signature}`,
		`${header}.${body}.`,
	];
	for (const each of forged) {
		expect(() => read(resend, each)).toThrow(expect.objectContaining({ reason: 'guarded' }));
	}
	expect(() => read(resend, token, KEY, NOW + DAY + 1)).toThrow(
		expect.objectContaining({ reason: 'guarded' }),
	);
	expect(read(resend, token, KEY, NOW + DAY - 1000)).toMatchObject({ ids: [4711] });
});

it('makes no token without a key, and takes none', () => {
	expect(createFormToken('', NOW)).toBe('');
	for (const token of ['', createFormToken(KEY, NOW)]) {
		expect(() => read(resend, token, '')).toThrow(expect.objectContaining({ reason: 'guarded' }));
	}
});
