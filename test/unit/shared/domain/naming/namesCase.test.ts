/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { namesCase } from '@/nodes/shared/domain/naming/namesCase';
import { safeName } from '@/nodes/shared/domain/naming/safeName';

describe('namesCase', () => {
	it.each([
		['22-1', '22-1', true],
		['Doe, Jane - 22-1', '22-1', true],
		['22-1-Doe-Housing', '22-1', true],
		['Closed - (22-1)', '22-1', true],
		['AB-3 Roe', 'ab-3', true],
		['Roe 22-10, Doe 22-1', '22-1', true],
		['22-10', '22-1', false],
		['22-1-2', '22-1', false],
		['9-22-1', '22-1', false],
		['122-1', '22-1', false],
		['22-1b', '22-1', false],
		['Matters', '22-1', false],
		['Matters', '', false],
	])('%j is of %j: %s', (name, caseId, expected) => {
		expect(namesCase(name, caseId)).toBe(expected);
	});

	it('knows an ID by the form that it has in a name', () => {
		expect(namesCase(safeName('Doe - 22/1').name, '22/1')).toBe(true);
	});
});
