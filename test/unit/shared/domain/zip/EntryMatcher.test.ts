/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { EntryMatcher } from '@/nodes/shared/domain/zip/EntryMatcher';

/** `2026/Letter.pdf` of 10 bytes, which is called `Scan.pdf` too. */
const document = (path: string, size: number | undefined, ...others: string[]) => {
	const folders = path.split('/');
	return { path, size, names: [folders.pop() ?? '', ...others], folders };
};
const matcher = (...documents: Array<ReturnType<typeof document>>) => {
	const made = new EntryMatcher(documents);
	return (path: string, size?: number) => made.find(path, size)?.path;
};

it.each([
	['its path', '2026/Letter.pdf'],
	['small letters', '2026/letter.PDF'],
	['the name of its file', '2026/scan 1.pdf'],
])('an entry is the document that has %s', (_what, path) => {
	const find = matcher(document('2026/Letter.pdf', 10, 'scan 1.pdf'), document('Letter.pdf', 12));
	expect([find(path, 10), find(`Miller/${path}`), find(path, 11)]).toEqual([
		'2026/Letter.pdf',
		'2026/Letter.pdf',
		undefined,
	]);
});

it.each(['Motion: 22/107 “Smith”.pdf', 'Vergu\u0308tung?.pdf'])(
	'%s is found by what an archive may make of it',
	(name) => {
		const one = { path: 'found', size: 10, names: [name], folders: ['A/B: C'] };
		const find = matcher(one);
		const written = (text: string) => text.replace(/[/:?]/g, '_');
		expect(find(`${written('A/B: C')}/${written(name)}`)).toBe('found');
		expect(find(`${written('A/B: C')}/${written(name.normalize('NFC')).replace(/[^ -~]/g, '_')}`)).toBe(
			'found',
		);
	},
);

it('an entry is no document where names leave two, unless sizes tell', () => {
	const find = matcher(document('Letter.pdf', 10), document('letter.pdf', 11));
	expect([find('Letter.pdf'), find('Letter.pdf', 10), find('Letter.pdf', 12)]).toEqual([
		...[undefined, 'Letter.pdf', undefined],
	]);
	const alike = matcher(document('Letter.pdf', 10), document('Scan.pdf', 10, 'Letter.pdf'));
	expect([alike('Letter.pdf', 10), alike('Scan.pdf', 10)]).toEqual([undefined, 'Scan.pdf']);
});

it('where a name is there twice, no numbered one is taken for another document’s', () => {
	const find = matcher(
		...[document('Letter.pdf', 10), document('Letter.pdf', 10)],
		...[document('Letter (1).pdf', 10), document('Letter (2).pdf', 12), document('Other.pdf', 10)],
	);
	expect([find('Letter (1).pdf', 10), find('Letter (1).pdf'), find('Letter_1.pdf', 10)]).toEqual([
		...[undefined, undefined, undefined],
	]);
	expect([find('Letter (1).pdf', 12), find('Other.pdf')]).toEqual(['Letter (2).pdf', 'Other.pdf']);
});

it('an entry is no document where it is not known whether there is a folder around all', () => {
	const find = matcher(document('2026/Letter.pdf', 10), document('Letter.pdf', 12));
	expect([find('2026/Letter.pdf'), find('Miller/Letter.pdf'), find('Letter.pdf')]).toEqual([
		...[undefined, 'Letter.pdf', 'Letter.pdf'],
	]);
});

it('where a folder is called like the one around it, an entry may be of either', () => {
	const find = matcher(document('Miller/a.pdf', 10), document('a.pdf', 11));
	expect([find('Miller/a.pdf'), find('Miller/a.pdf', 11), find('Miller/Miller/a.pdf')]).toEqual([
		...[undefined, 'a.pdf', 'Miller/a.pdf'],
	]);
});

it('a document whose size is not known is never found, and keeps others from being', () => {
	const find = matcher(document('a.mp4', undefined), document('A.mp4', 10));
	expect([find('a.mp4', 10), find('a.mp4', 11)]).toEqual([undefined, undefined]);
});
