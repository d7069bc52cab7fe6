/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { findTextProblem, readGiven } from '@/nodes/shared/node/given';
import type { FieldKind } from '@/nodes/shared/node/fieldKinds';

describe('braces that n8n added while an expression was typed', () => {
	const KINDS: FieldKind[] = ['caseId', 'name', 'place', 'folder', 'folders', 'people'];

	it.each(KINDS)('are refused at the end of what an expression yields for a %s', (kind) => {
		expect(readGiven('26-1 }}', kind, {})).toEqual({
			unusable: expect.objectContaining({ why: expect.stringContaining('“}}”') as string }) as object,
		});
	});

	it('are left alone where a person typed them, and in the content of a document', () => {
		expect(readGiven('{a} }}', 'name', 'typed')).toEqual({ value: '{a} }}' });
		expect(readGiven('function () { if (true) {}}', 'content', {})).toEqual({
			value: 'function () { if (true) {}}',
		});
	});
});

describe('sentences with values put in', () => {
	const of = (...values: unknown[]) => ({ pieces: values.map((value) => ({ isLead: false, value })) });

	it('lack something where one of the values is not there, not where it is said to be empty', () => {
		expect(findTextProblem('Archived in .', 'sentences', of(undefined))).toBe('missingValue');
		expect(findTextProblem('Archived in /Closed by .', 'sentences', of('/Closed', null))).toBe(
			'missingValue',
		);
		expect(findTextProblem('Archived in /Closed.', 'sentences', of('/Closed', ''))).toBeUndefined();
		expect(findTextProblem('The clause is null and void.', 'sentences', of('/Closed'))).toBeUndefined();
	});
});
