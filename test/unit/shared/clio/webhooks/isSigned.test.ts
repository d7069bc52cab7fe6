/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHmac } from 'node:crypto';
import { isSameSecret, isSignature, isSigned } from '@/nodes/shared/clio/webhooks/isSigned';

const body = Buffer.from('{"data":{"id":1}}');
const sign = (secret: string) => createHmac('sha256', secret).update(body).digest('hex');

describe('isSigned', () => {
	it('knows what was computed elsewhere', () => {
		// RFC 4231, test case 2.
		const known = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
		expect(isSigned(Buffer.from('what do ya want for nothing?'), known, 'Jefe')).toBe(true);
	});

	it('is true for the right secret alone', () => {
		expect(isSigned(body, sign('right'), 'right')).toBe(true);
		expect(isSigned(body, sign('wrong'), 'right')).toBe(false);
		expect(isSigned(body, sign(''), '')).toBe(false);
		expect(isSigned(body, sign('undefined'), undefined)).toBe(false);
		expect(isSigned(body.toString(), sign('right'), 'right')).toBe(false);
		expect(isSigned(undefined, sign('right'), 'right')).toBe(false);
	});

	it.each([
		undefined,
		null,
		'',
		'ab',
		sign('x').toUpperCase(),
		` ${sign('x')}`,
		[sign('x')],
		`${sign('x')}\n`,
		1,
	])('takes %p for no signature', (header) => {
		expect(isSignature(header)).toBe(false);
		expect(isSigned(body, header, 'x')).toBe(false);
	});

	it('compares secrets, of which none is empty', () => {
		expect(isSameSecret('abc', 'abc')).toBe(true);
		for (const [one, other] of [
			['abc', 'abd'],
			['', ''],
			['abc', undefined],
			[['abc'], 'abc'],
			[undefined, undefined],
		] as const)
			expect(isSameSecret(one, other)).toBe(false);
	});
});
