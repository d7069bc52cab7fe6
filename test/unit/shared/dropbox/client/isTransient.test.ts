/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ConnectionLost } from '@/nodes/shared/http/types';
import { ApiError, isTransient, isUncertain, isWriteContention } from '@/nodes/shared/dropbox/client/Api';
import { toRefusal } from '@/nodes/shared/dropbox/errors/toRefusal';

const answered = (status: number, error?: unknown) =>
	new ApiError(status, error as ConstructorParameters<typeof ApiError>[1], 'text', undefined);

describe('whether the same request may go through later', () => {
	it.each([429, 500, 502, 503, 504])('after %i it may', (status) => {
		expect(isTransient(answered(status))).toBe(true);
	});

	it.each([400, 401, 403, 404, 409, 501])('after %i it may not', (status) => {
		expect(isTransient(answered(status))).toBe(false);
	});

	it('after a lost connection it may, after anything else that is thrown it may not', () => {
		expect(isTransient(new ConnectionLost('cut'))).toBe(true);
		expect(isTransient(new TypeError('defect'))).toBe(false);
		expect(isTransient(undefined)).toBe(false);
	});
});

describe('the write lock that somebody else holds', () => {
	it.each([
		{ '.tag': 'too_many_write_operations' },
		{ '.tag': 'path', path: { '.tag': 'too_many_write_operations' } },
		{ reason: { '.tag': 'too_many_write_operations' } },
		{ '.tag': 'a', more: null, text: 'x', list: [1, { '.tag': 'too_many_write_operations' }] },
	])('is told of in %j', (error) => {
		expect(isWriteContention(answered(409, error))).toBe(true);
		expect(isTransient(answered(409, error))).toBe(true);
	});

	it.each([
		undefined,
		null,
		'too_many_write_operations',
		{},
		{ '.tag': 'path', path: null, text: 'abc', number: 3 },
	])('is not told of in %j', (error) => {
		expect(isWriteContention(answered(409, error))).toBe(false);
	});
});

it('an answer nested without end is looked at only as far as one of the service goes', () => {
	const nested = (levels: number, error: object): object =>
		levels === 0 ? error : { '.tag': 'path', path: nested(levels - 1, error) };
	expect(isWriteContention(answered(409, nested(15, { '.tag': 'too_many_write_operations' })))).toBe(true);
	let endless: object = { '.tag': 'too_many_write_operations' };
	for (let level = 0; level < 100_000; level++) endless = { '.tag': 'path', path: endless };
	expect(isWriteContention(answered(409, endless))).toBe(false);
	expect(toRefusal(answered(409, endless))).toMatchObject({ name: 'Refusal' });
	expect((toRefusal(answered(409, { '.tag': 'odd', odd: endless })) as Error).message.length).toBeLessThan(
		500,
	);
});

it('the service may have acted after a lost connection and after its own breakdown, not after a refusal', () => {
	expect(isUncertain(new ConnectionLost('cut'))).toBe(true);
	expect([500, 503].map((status) => isUncertain(answered(status)))).toEqual([true, true]);
	expect([409, 429].map((status) => isUncertain(answered(status)))).toEqual([false, false]);
	expect(isUncertain(new TypeError('defect'))).toBe(false);
});
