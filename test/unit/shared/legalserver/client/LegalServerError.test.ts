/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readLegalServerError } from '@/nodes/shared/legalserver/client/LegalServerError';

const call = { path: ['matters'], needs: [] };
const errorOf = (body: unknown, status = 400, headers: Record<string, string> = {}) =>
	readLegalServerError(
		call,
		{ method: 'GET' },
		{ status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) },
		undefined,
	);

describe('an error of LegalServer', () => {
	it.each<[string, unknown, string, string[]]>([
		['a message', { error_message: 'Invalid matter_uuid' }, 'Invalid matter_uuid', []],
		['an error', { error: 'The site is busy' }, 'The site is busy', []],
		['what is missing', { missing_arguments: ['case_disposition'] }, '', ['case_disposition']],
		['the same with a blank', { 'missing arguments': ['lookup_charge_uuid'] }, '', ['lookup_charge_uuid']],
		['values', { invalid_values: { legal_problem_code: 'VAWA, Miller' } }, '', ['legal_problem_code']],
		['values of several', { invalid_values: { one_1: 'x', two_2: null } }, '', ['one_1', 'two_2']],
		['parameters', { invalid_parameters: ['assignments', 'assignments'] }, '', ['assignments']],
		[
			'a search',
			{ 'invalid search keys': ['nowhere'], 'invalid search values': ['first: Rosa'] },
			'',
			['first', 'nowhere'],
		],
		['values without their names', { 'invalid search values': ['Miller'], invalid_values: ['Rosa'] }, '', []],
		['an empty list, as PHP writes an empty object', { invalid_values: [] }, '', []],
		['something else', { something: ['else'] }, '', []],
		['no object', 'null', '', []],
		['a list', '[1]', '', []],
		['broken JSON', '{"error_message":', '', []],
		['nothing', '', '', []],
	])('that says %s', (_, body, said, fields) => {
		expect(errorOf(body)).toMatchObject({ said, fields, isPage: false });
	});

	it.each([
		['SITE DOWN', {}],
		['\n SITE DOWN for an update', {}],
		['<!DOCTYPE html><title>Miller</title>', {}],
		['{"error_message":"x"}', { 'content-type': 'text/html; charset=UTF-8' }],
	])('is a page for people: %j', (body, headers) => {
		expect(errorOf(body, 503, headers)).toMatchObject({ isPage: true, said: '', fields: [] });
	});

	it('names fields, never what was sent', () => {
		const names = ['Rosa Miller', 'a'.repeat(61), '<b>', 'ok_1: Rosa', '"; drop', ...'abcdefghijklmnop'];
		const { fields } = errorOf({ invalid_parameters: names });
		expect(fields).toHaveLength(10);
		expect(fields[0]).toBe('ok_1');
		expect(errorOf({ error_message: 'Rosa Miller' }).message).toBe('LegalServer answered 400');
	});

	it('is read of megabytes, too', () => {
		expect(errorOf(`{"error_message":"${'x'.repeat(5_000_000)}"}`)).toMatchObject({ status: 400, said: '' });
	});
});
