/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { addressFrom } from '@/nodes/shared/domain/addressFrom';
import { extensionsFrom, createWildcardTest } from '@/nodes/shared/domain/listing/EntryFilter';
import { caseFolderName } from '@/nodes/shared/domain/naming/caseFolderName';
import { safeName, safeRelativePath, subfoldersFrom } from '@/nodes/shared/domain/naming/safeName';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import { peopleFrom } from '@/nodes/shared/domain/privilege/AllowedPeople';
import { PrivilegedCategories } from '@/nodes/shared/domain/privilege/PrivilegedCategories';
import { routesFrom } from '@/nodes/shared/domain/routing/CategoryMap';

const template = parseTemplate('{caseId}');
const lines = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

/** Each text with the longest that is taken, and how it is read. */
const BOUNDS: Array<[string, number, (size: number) => unknown]> = [
	['a path', 8192, (size) => addressFrom({ mode: 'path', value: `/${'a'.repeat(size - 1)}` })],
	['an ID', 8192, (size) => addressFrom({ mode: 'id', value: `id:${'a'.repeat(size - 3)}` })],
	[
		'a web address',
		8192,
		(size) => addressFrom({ mode: 'url', value: `https://www.dropbox.com/home/${'a'.repeat(size - 29)}` }),
	],
	['a name', 8192, (size) => safeName('a'.repeat(size))],
	['a path of a subfolder', 8192, (size) => safeRelativePath('a'.repeat(size))],
	['lines of subfolders', 10_000, (size) => subfoldersFrom(lines(size))],
	['a case ID', 1000, (size) => caseFolderName({ caseId: '9'.repeat(size), template, fields: {} })],
	[
		'a field of a name',
		8192,
		(size) =>
			caseFolderName({
				caseId: '1',
				template: parseTemplate('{a}{caseId}'),
				fields: { a: 'a'.repeat(size) },
			}),
	],
	['a template', 1000, (size) => parseTemplate(`{caseId}${'a'.repeat(size - 8)}`)],
	['a list of people by its length', 1_000_000, (size) => peopleFrom([`a@${'b'.repeat(size - 2)}`])],
	[
		'people in a list',
		10_000,
		(size) =>
			peopleFrom([
				lines(size)
					.map((line) => `${line}@a`)
					.join(','),
			]),
	],
	['privileged categories', 1_000_000, (size) => new PrivilegedCategories('a'.repeat(size))],
	[
		'the category of a document',
		1_000_000,
		(size) => new PrivilegedCategories('a').includesAny(['b'.repeat(size)]),
	],
	[
		'categories with their subfolders',
		10_000,
		(size) => routesFrom(Object.fromEntries(lines(size).map((line) => [line, 'a']))),
	],
	['categories in JSON', 1_000_000, (size) => routesFrom(`{"a":"${'b'.repeat(size - 8)}"}`)],
	['extensions', 1000, (size) => extensionsFrom('a'.repeat(size))],
	['a pattern of names', 1000, (size) => createWildcardTest('*'.repeat(size))],
];

it.each(BOUNDS)(
	'%s has at most %i, and what is longer is refused with the numbers alone',
	(_what, most, read) => {
		expect(() => read(most)).not.toThrow();
		expect(() => read(most + 1)).toThrow(
			expect.objectContaining({
				reason: 'invalid_input',
				message: expect.stringMatching(/^[A-Z][A-Za-z, ]+ has [\d,]+ \w+; the limit is [\d,]+$/) as string,
				advice: expect.stringContaining('expression') as string,
			}),
		);
	},
);

it('what blocked n8n for seconds is told at once', () => {
	expect(() => safeName(`${'.'.repeat(50_000)}x`)).toThrow(
		expect.objectContaining({ reason: 'invalid_input' }),
	);
	expect(() => addressFrom({ mode: 'path', value: `${'/'.repeat(50_000)}x` })).toThrow(
		expect.objectContaining({ reason: 'invalid_input' }),
	);
});

it('JSON that is nested without end is no list of categories', () => {
	expect(() => routesFrom('{"a":'.repeat(100_000))).toThrow(
		expect.objectContaining({ reason: 'invalid_input' }),
	);
	expect(() => routesFrom(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).toThrow(/is not text/);
});
