/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readGiven } from '@/nodes/shared/node/given';
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
