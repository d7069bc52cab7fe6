/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { valueOfType } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/changes/valueOfType';

describe('what an item gives', () => {
	it.each([
		[' text ', 'text', 'text'],
		['2,310', 'text', '2,310'],
		[true, 'text', true],
		['true', 'text', 'true'],
		['yes', 'boolean', true],
		[false, 'boolean', false],
		['44', 'number', 44],
		['3/1/2026', 'date', '2026-03-01'],
		['2026-03-01T10:00:00Z', 'date', '2026-03-01'],
	] as const)('%p as %s is %p', (given, type, value) => {
		expect(valueOfType(given, type)).toBe(value);
	});

	it.each([
		['maybe', 'boolean'],
		['12 or 13', 'number'],
		['1e5', 'number'],
		[true, 'number'],
		['02/30/2026', 'date'],
		['next week', 'date'],
	] as const)('%p is refused as %s, without being shown', (given, type) => {
		expect(() => valueOfType(given, type)).toThrow(
			expect.objectContaining({
				reason: 'invalid_input',
				message: expect.not.stringContaining(String(given)) as unknown,
			}),
		);
	});
});
