/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHmac } from 'node:crypto';
import { isSigned } from '@/nodes/shared/dropbox/changes/isSigned';

const secret = 'app secret';
const body = Buffer.from('{"list_folder":{"accounts":["dbid:AAA"]}}');
const signature = createHmac('sha256', secret).update(body).digest('hex');

it('takes what the app’s secret signed', () => {
	expect(isSigned(body, signature, secret)).toBe(true);
	expect(isSigned(Buffer.alloc(0), createHmac('sha256', secret).digest('hex'), secret)).toBe(true);
});

it.each<[string, Buffer | undefined, unknown, unknown]>([
	['another secret', body, signature, 'another secret'],
	['an empty secret', body, createHmac('sha256', '').update(body).digest('hex'), ''],
	['no secret', body, signature, undefined],
	['no signature', body, undefined, secret],
	['an empty signature', body, '', secret],
	['two signatures', body, [signature, signature], secret],
	['a signature that was cut off', body, signature.slice(0, 63), secret],
	['a longer signature', body, `${signature}0`, secret],
	['capitals', body, signature.toUpperCase(), secret],
	['what is not hex', body, 'g'.repeat(64), secret],
	['one other byte in the body', Buffer.from(body.toString().replace('AAA', 'AAB')), signature, secret],
	['no body', undefined, signature, secret],
	[
		'a body longer than any notification',
		Buffer.alloc(2_000_000),
		createHmac('sha256', secret).update(Buffer.alloc(2_000_000)).digest('hex'),
		secret,
	],
])('refuses %s', (_what, given, signed, key) => {
	expect(isSigned(given, signed, key)).toBe(false);
});
