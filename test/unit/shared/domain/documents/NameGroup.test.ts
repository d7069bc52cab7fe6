import type { Entry, FileEntry } from '@/nodes/shared/domain/entry';
import { NameGroup } from '@/nodes/shared/domain/documents/NameGroup';

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
