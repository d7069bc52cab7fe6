/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DropboxCaseFolders, DropboxCaseFoldersOAuth2Api, DropboxCaseFoldersTokenApi } from '../../index';
import { filesBelow, project } from '../package/sources';

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs']
	.flatMap((path) => filesBelow(join(project, path), project))
	.filter((path) => path.endsWith('.md'));

const textOf = (path: string): string => readFileSync(join(project, path), 'utf8');

/** As GitHub makes them: `## 3. Connect (2 minutes)` → `3-connect-2-minutes`. */
const anchorsOf = (path: string): string[] =>
	[...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);

function broken(page: string): string[] {
	const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
	return links
		.filter((link) => !/^https?:/.test(link))
		.filter((link) => {
			const [path = '', anchor] = link.split('#');
			const target = path === '' ? page : join(dirname(page), path);
			if (!existsSync(join(project, target))) return true;
			return anchor !== undefined && !anchorsOf(target).includes(anchor);
		});
}

it.each(pages)('%s links to what is there', (page) => {
	expect(broken(page)).toEqual([]);
});

it('lists every decision', () => {
	const index = textOf('docs/decisions/README.md');
	const decisions = pages.filter((page) => /decisions\/\d/.test(page)).map((page) => page.split('/').at(-1));
	expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
});

describe('the README', () => {
	const readme = textOf('README.md');
	const node = new DropboxCaseFolders().description;

	it('has the sections of n8n’s template in their order', () => {
		const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(sections).toEqual([
			...['Installation', 'Operations', 'Credentials', 'Compatibility', 'Usage', 'Resources'],
			'Version history',
		]);
	});

	it('names the node, its credentials and all of its operations', () => {
		const operations = node.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options }) => (options ?? []).map(({ name }) => name));
		expect(operations.length).toBeGreaterThan(3);
		const credentials = [new DropboxCaseFoldersOAuth2Api(), new DropboxCaseFoldersTokenApi()];
		const names = [node.displayName, ...credentials.map(({ displayName }) => displayName), ...operations];
		expect(names.filter((name) => !readme.includes(`**${name}`))).toEqual([]);
	});

	it('names every scope that the credentials ask for', () => {
		const asked = new DropboxCaseFoldersOAuth2Api().properties.find(({ name }) => name === 'scope');
		const scopes = String(asked?.default).match(/[a-z_]+(\.[a-z_]+)+/g) ?? [];
		expect(new Set(scopes).size).toBe(10);
		expect(scopes.filter((scope) => !readme.includes(`\`${scope}\``))).toEqual([]);
	});
});
