/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { createWildcardTest } from '@/nodes/shared/domain/listing/EntryFilter';

test.each([
	['*', 'anything', true],
	['*', '', true],
	['', '', true],
	['', 'a', false],
	['?', '', false],
	['letter*', 'Letter to the court.pdf', true],
	['*retainer*', 'Signed Retainer 2026.pdf', true],
	['*retainer*', 'retain.pdf', false],
	['scan-???.pdf', 'scan-007.pdf', true],
	['scan-???.pdf', 'scan-07.pdf', false],
	['*.pdf', 'a.pdf.docx', false],
	['a*b*c', 'a-b-b-c', true],
	['a*b*c', 'a-c-b', false],
	['*aab', 'aaab', true],
	['a**', 'a', true],
])('%s for %s: %s', (pattern, name, fits) => {
	expect(createWildcardTest(pattern)(name)).toBe(fits);
});

test('characters with a meaning elsewhere stand for themselves', () => {
	expect(createWildcardTest('a.c')('abc')).toBe(false);
	expect(createWildcardTest('[ab](x)+$')('[AB](x)+$')).toBe(true);
	expect(createWildcardTest('\\*')('\\anything')).toBe(true);
});

test('names are compared as Dropbox compares them', () => {
	expect(createWildcardTest('re\u0301sume\u0301*')('R\u00e9sum\u00e9.pdf')).toBe(true);
});

test('a question mark takes one character as people see it, a line break too', () => {
	expect(createWildcardTest('a?b')('a\u{1F4C1}b')).toBe(true);
	expect(createWildcardTest('a?b')('a\nb')).toBe(true);
});

test('many stars take no longer than the product of the lengths', () => {
	const tests = 2_000;
	const fits = createWildcardTest('*a'.repeat(60) + 'b');
	const name = 'a'.repeat(255);
	let hits = 0;
	// With backtracking over every star not one of these would end.
	for (let each = 0; each < tests; each++) hits += Number(fits(name));
	expect(hits).toBe(0);
});

test('agrees with a regular expression', () => {
	const unit = fc.constantFrom('a', 'b', '*', '?');
	const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
	fc.assert(
		fc.property(fc.string({ unit, maxLength: 6 }), name, (pattern, text) => {
			const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
			expect(createWildcardTest(pattern)(text)).toBe(expression.test(text));
		}),
		{ numRuns: 1000 },
	);
});
