/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	isCutOff,
	isSameValue,
	valueIn,
} from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/changes/fieldValues';
import type { Matter } from '@/nodes/shared/legalserver/port';

describe('the value of a field', () => {
	it.each([
		['text', 'text'],
		['', null],
		[null, null],
		[undefined, null],
		[0, 0],
		[false, false],
		[{ raw_value: '2026-03-01', text_value: '03/01/2026' }, '2026-03-01'],
		[{ raw_value: null, text_value: 'N/A' }, null],
		[{ raw_value: null, text_value: 'Birch County' }, 'Birch County'],
		[{ lookup_value_id: 3, lookup_value_name: 'Birch County' }, 'Birch County'],
		[{ something: 1 }, '{"something":1}'],
		[['a', 'b'], '["a","b"]'],
	])('%p is %p', (given, value) => {
		const matter = { customFields: { name_1: given }, externalId: '' } as unknown as Matter;
		expect(valueIn(matter, { name: 'name_1', isCustom: true })).toEqual(value);
	});

	it('is none where every object has one of that name', () => {
		const matter = { customFields: {}, externalId: '' } as unknown as Matter;
		expect(valueIn(matter, { name: 'constructor', isCustom: true })).toBeNull();
		expect(valueIn(matter, { name: 'external_id', isCustom: false })).toBeNull();
	});
});

describe('a value that LegalServer holds', () => {
	it.each([
		['a\r\nb', 'a\nb'],
		['e\u0301', '\u00e9'],
		['$23.17', '$23.17'],
		['23.17', '$23.17'],
		[2310, '2,310'],
		['2,310', 2310],
		[17, '17%'],
		['1234.5', '$1,234.50'],
		['03/01/2026', '2026-03-01'],
		['2026-03-01T00:00:00-05:00', '2026-03-01'],
		['t', true],
		[1, true],
		['Yes', true],
		['0', false],
		[null, null],
	] as const)('%p is %p', (stored, wanted) => {
		expect(isSameValue(stored, wanted)).toBe(true);
	});

	it.each([
		['7', '007'],
		['1e3', '1000'],
		['id:ABC', 'id:abc'],
		['03/02/2026', '2026-03-01'],
		['', null],
		[null, ''],
		[null, false],
		['maybe', true],
		['abc', 5],
		['$', '$0'],
		['12', '1,2'],
		['1234', '12,34'],
		[12, '1 2'],
		[12, '1%2'],
	] as const)('%p is not %p', (stored, wanted) => {
		expect(isSameValue(stored, wanted)).toBe(false);
	});

	it('is seen to be cut off', () => {
		expect(isCutOff('https://a.ex', 'https://a.example')).toBe(true);
		expect(isCutOff('https://b.ex', 'https://a.example')).toBe(false);
		expect(isCutOff(12, '123')).toBe(false);
	});
});
