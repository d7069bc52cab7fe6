/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../package/sources';

const page = readFileSync(join(project, 'docs', 'row-by-row.md'), 'utf8');

/** The last cells of the tables: a suite, and perhaps a test of it. */
const named = [...page.matchAll(/\| `(\w+)`(?:: “(.+)”)? +\|$/gm)].map(([, suite = '', title]) => ({
	suite,
	title,
}));

const fileOf = (suite: string): string => join(project, 'test', 'e2e', 'tests', `${suite}.test.ts`);

test('each row names an end-to-end test that there is', () => {
	expect(named).toHaveLength([...page.matchAll(/^\| (?!Expected|-)/gm)].length);
	const missing = named.filter(
		({ suite, title }) =>
			!existsSync(fileOf(suite)) || !readFileSync(fileOf(suite), 'utf8').includes(title ?? ''),
	);
	expect(missing).toEqual([]);
});
