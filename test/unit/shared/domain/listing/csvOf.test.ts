/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { csvOf } from '@/nodes/shared/domain/listing/csvOf';

const cell = (name: unknown): string => {
	const file = csvOf(['name'], [{ name }]);
	return file.slice('\ufeffname\r\n'.length, -2);
};

test('a table has a mark of its encoding, a line of names, and lines that end as spreadsheets expect', () => {
	const rows = [
		{ name: 'Größe.pdf', size: 12, modified: null },
		{ name: 'Later', size: null, modified: undefined },
	];
	expect(csvOf(['name', 'size', 'modified'], rows)).toBe(
		'\ufeffname,size,modified\r\nGröße.pdf,12,\r\nLater,,\r\n',
	);
	expect(csvOf(['name'], [])).toBe('\ufeffname\r\n');
});

test.each([
	['a,b', '"a,b"'],
	['a"b', '"a""b"'],
	['line\nbreak', '"line\nbreak"'],
	['carriage\rreturn', '"carriage\rreturn"'],
	[' a ', '" a "'],
	['a;b', '"a;b"'],
	['"', '""""'],
	['', ''],
])('%j is %j', (name, expected) => expect(cell(name)).toBe(expected));

test.each([
	...['=1+1', '+1', '-1', '@SUM(A1)', '\rx', '\nx', '\t', ' =1', '"=1', "'=1", ' " \' =1', '“=1', '«=1'],
	...[
		'＝1',
		'＋1',
		'－1',
		'＠x',
		'−1',
		'\u200b=1',
		'\ufeff=1',
		'\u202e=1',
		'\u00a0=1',
		'﹦1',
		"=cmd|' /C calc'!A0",
	],
])('%j cannot be taken for a formula', (name) => {
	expect(cell(name)).toBe(`"'${name.replaceAll('"', '""')}"`);
});

test.each(['a=b', '(=1)', '1+1', 'e@mail', 'a-b', '2026-01-01', '/Cases/=1'])(
	'%j is left as it is',
	(name) => {
		expect(cell(name)).toBe(name);
	},
);

test.each([
	['a;=1+1', '"a;\'=1+1"'],
	['a; =1', '"a;\' =1"'],
	['a;"=1', '"a;\'""=1"'],
	['a;;@x;-1', '"a;;\'@x;\'-1"'],
	['a\t+1', '"a\t\'+1"'],
	['a|=1', `"a|'=1"`],
	['\t=1', '"\'\t\'=1"'],
	['=1;=2', '"\'=1;\'=2"'],
	['a;b=c', '"a;b=c"'],
])('%j has no formula where semicolons, tabs or bars separate cells, either', (name, expected) => {
	// Quotes in the middle of what such a spreadsheet takes for one cell do not hold it together.
	expect(cell(name)).toBe(expected);
});

test.each(['\u0001=1', '\u0000=1', '\u007f=1'])(
	'%j cannot hide a formula behind a control character',
	(name) => {
		expect(cell(name)).toContain("'" + name);
	},
);

test('a name of signs only takes no time to speak of', () => {
	const long = `;${'\v'.repeat(200_000)}${'; '.repeat(100_000)}`;
	expect(cell(long)).toBe(`"${long}"`);
});

test('numbers are numbers', () => expect(cell(-1)).toBe('-1'));

test('a name cannot get out of its cell', () => {
	expect(cell('a",=1+1,"\r\n=2')).toBe(`"a"",=1+1,""\r\n'=2"`);
});
