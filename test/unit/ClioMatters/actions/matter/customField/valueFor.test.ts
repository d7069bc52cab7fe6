/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { valueFor } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/customField/valueFor';

const CHOICES = [
	{ id: 5, text: 'Café  du Nord' },
	{ id: 6, text: '7' },
	{ id: 7, text: '6' },
	{ id: 8, text: 'Twice' },
	{ id: 9, text: 'twice ' },
];
const value = (type: string, text: string, origin = 'https://app.clio.com') =>
	valueFor({ id: 1, name: 'Field', type, choices: CHOICES }, text, origin);

describe('a value of a custom field', () => {
	it.each([
		['numeric', '0', 0],
		['numeric', '-0.50', -0.5],
		['numeric', '123456789012345', 123456789012345],
		['numeric', '000000000000000000012.5', 12.5],
		['currency', '$1,234.50', 1234.5],
		['currency', '-$20', -20],
		['currency', '$-20', -20],
		['checkbox', 'False', false],
		['checkbox', '0', false],
		['checkbox', '1', true],
		['date', '12/31/2026', '2026-12-31'],
		['picklist', 'cafe\u0301 du nord', 5],
		['picklist', '6', 7],
		['picklist', '9', 9],
		['contact', 'https://app.clio.com/nc/#/contacts/12', 12],
		['matter', '34', 34],
	])('of type %s is what is meant by “%s”', (type, text, expected) => {
		expect(value(type, text)).toBe(expected);
	});

	it.each([
		['numeric', '12345678901234567890'],
		['numeric', '0.1234567890123456'],
		['numeric', '1234567890123.456'],
		['currency', '--20'],
		['currency', '-$-20'],
		['currency', '1.234,50'],
		['currency', '€20'],
		['checkbox', 'perhaps'],
		['date', '2026-02-30'],
		['picklist', 'twice'],
		['picklist', '10'],
		['contact', 'https://eu.app.clio.com/nc/#/contacts/12'],
		['contact', 'https://app.clio.com/nc/#/matters/12'],
		['matter', 'https://ca.app.clio.com/nc/#/matters/34'],
	])('of type %s is refused where it would be kept as something else: “%s”', (type, text) => {
		expect(() => value(type, text)).toThrow('does not fit this custom field');
	});

	it('names a record of the region that the credential is for', () => {
		expect(value('contact', 'https://eu.app.clio.com/nc/#/contacts/12', 'https://eu.app.clio.com')).toBe(12);
		expect(() =>
			value('contact', 'https://app.clio.com/nc/#/contacts/12', 'https://eu.app.clio.com'),
		).toThrow('in the region of Clio that the credential is for');
	});
});
