import fc from 'fast-check';
import { bytesOf, LONGEST_NAME } from '@/nodes/shared/domain/naming/length';
import { safeName } from '@/nodes/shared/domain/naming/safeName';
import { pathKey } from '@/nodes/shared/domain/paths';
import { nameGroupKey, numberedName } from '@/nodes/shared/domain/documents/numberedName';

const fileNames = fc
	.tuple(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
		fc.constantFrom('', '.pdf', '.DOCX', '.tar.gz'),
	)
	.map(([stem, extension]) => safeName(`a${stem}${extension}`, 'file').name);

describe('a numbered name', () => {
	it.each([
		['letter.pdf', 'letter (1).pdf'],
		['letter', 'letter (1)'],
		['Dr. Smith’s letter of May 3. no extension here', 'Dr. Smith’s letter of May 3. no extension here (1)'],
		['.gitignore', '.gitignore (1)'],
		['archive.tar.gz', 'archive.tar (1).gz'],
		['letter (1).pdf', 'letter (1) (1).pdf'],
		['letter .pdf', 'letter (1).pdf'],
	])('of %s is %s', (name, numbered) => {
		expect(numberedName(name, 0)).toBe(name);
		expect(numberedName(name, 1)).toBe(numbered);
	});

	it('keeps the extension and the number when there is no room', () => {
		const name = `${'ä'.repeat(125)}.pdf`;
		const numbered = numberedName(name, 12);
		expect(numbered).toMatch(/^ä+ \(12\)\.pdf$/);
		expect(bytesOf(numbered)).toBeLessThanOrEqual(LONGEST_NAME);
		expect(bytesOf(numbered)).toBeGreaterThan(LONGEST_NAME - 3);
	});

	it('is a name that is safe, of its family, and of one number only', () => {
		fc.assert(
			fc.property(
				fileNames,
				fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 5 }),
				(name, numbers) => {
					const names = numbers.map((number) => numberedName(name, number));
					for (const numbered of names) {
						expect(bytesOf(numbered)).toBeLessThanOrEqual(LONGEST_NAME);
						expect(safeName(numbered, 'file').name).toBe(numbered);
						expect(nameGroupKey(numbered)).toBe(nameGroupKey(name));
					}
					expect(new Set(names.map(pathKey)).size).toBe(numbers.length);
				},
			),
		);
	});
});

describe('the family of a name', () => {
	it.each([
		['a (1) (22).pdf', 'a.pdf'],
		['a (1)x.pdf', 'a (1)x.pdf'],
		['a ().pdf', 'a ().pdf'],
		['a(1).pdf', 'a(1).pdf'],
		['a (1', 'a (1'],
		['a 1)', 'a 1)'],
		['a  (3)', 'a'],
	])('of %s is %s', (name, family) => {
		expect(nameGroupKey(name)).toBe(family);
	});

	it('takes no notice of case, numbers and ways of writing letters', () => {
		expect(nameGroupKey('LETTER (3).PDF')).toBe(nameGroupKey('letter.pdf'));
		expect(nameGroupKey('Brie\u0301.pdf')).toBe(nameGroupKey('Bri\u00e9.pdf'));
	});

	it('tells extensions and stems apart', () => {
		expect(nameGroupKey('letter.pdf')).not.toBe(nameGroupKey('letter.docx'));
		expect(nameGroupKey('letter.pdf')).not.toBe(nameGroupKey('letters.pdf'));
	});
});
