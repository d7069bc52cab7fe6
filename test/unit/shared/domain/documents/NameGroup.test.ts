/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Entry, FileEntry } from '@/nodes/shared/domain/entry';
import { NameGroup, nameGroupKey, numberedName } from '@/nodes/shared/domain/documents/NameGroup';
import fc from 'fast-check';
import { bytesOf, LONGEST_NAME, safeName } from '@/nodes/shared/domain/naming/safeName';
import { pathKey } from '@/nodes/shared/domain/paths';

const file = (name: string, contentHash: string | undefined, size = 4): FileEntry => ({
	...{ kind: 'file', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name}`, rev: '1' },
	...{ size, contentHash, clientModified: '', serverModified: '' },
});

const familyOf = (...entries: Entry[]): NameGroup<never> => {
	const family = new NameGroup<never>();
	entries.forEach((entry) => family.set(entry.name, entry));
	return family;
};

const names = (found: ReadonlyArray<{ name: string }>) => found.map(({ name }) => name);

describe('names that could meet', () => {
	const everybody = () => false;

	it('find what could hold a content in the order of their numbers, whatever order it was seen in', () => {
		const family = familyOf(file('a (10).txt', 'x'), file('a (2).txt', 'x'), file('a.txt', 'x'));
		const alike = (size: number | undefined, contentHash: string | undefined) =>
			names(family.findMatches('a.txt', { size, contentHash }, everybody));
		expect(alike(4, 'x')).toEqual(['a.txt', 'a (2).txt', 'a (10).txt']);
		expect(alike(undefined, 'x')).toHaveLength(3);
		expect(alike(4, undefined)).toHaveLength(3);
		expect(alike(undefined, undefined)).toHaveLength(3);
		expect(alike(5, undefined)).toEqual([]);
		expect(alike(4, 'y')).toEqual([]);
	});

	it('are not all a number of each other', () => {
		const family = familyOf(file('a (1).txt', 'x'), file('a (2) (1).txt', 'x'), file('a (900).txt', 'x'));
		expect(names(family.findMatches('a.txt', { size: 4, contentHash: 'x' }, everybody))).toEqual([
			'a (1).txt',
		]);
	});

	it('forget what something else takes the place of, and files without a hash hold nothing', () => {
		const family = familyOf(file('a.txt', 'x'));
		family.set('a.txt', file('a.txt', undefined));
		expect(family.findMatches('a.txt', { size: 4, contentHash: 'x' }, everybody)).toEqual([]);
		expect(family.findMatches('a.txt', { size: 4, contentHash: undefined }, everybody)).toEqual([]);
		family.delete('a.txt');
		expect(family.at('a.txt')).toBeUndefined();
	});

	it('leave out what is somebody else’s', () => {
		const family = familyOf(file('a.txt', 'x'), file('a (1).txt', 'x'));
		const found = family.findMatches('a.txt', { size: 4, contentHash: 'x' }, (key) => key === 'a.txt');
		expect(names(found)).toEqual(['a (1).txt']);
	});

	it('give the first free number, after so many that are left to others, and one that is free again', () => {
		const family = familyOf(file('a.txt', 'x'), file('a (1).txt', 'x'), file('a (3).txt', 'x'));
		expect([0, 1, 2].map((skip) => family.freeName('a.txt', skip))).toEqual([
			...['a (2).txt', 'a (4).txt', 'a (5).txt'],
		]);
		family.delete('a (1).txt');
		expect(family.freeName('a.txt', 0)).toBe('a (1).txt');
	});
});

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
