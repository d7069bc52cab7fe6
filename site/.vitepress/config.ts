/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stage } from '../stagePages';
import { anchorOf, isPage, readSidebar, siteLink, sitePage } from '../pages';

const project = resolve(__dirname, '../..');
const { homepage } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { homepage: string };
const codeHost = `${homepage}/blob/main`;

interface Token {
	type: string;
	children: Token[] | null;
	attrGet(name: string): string | null;
	attrSet(name: string, value: string): void;
}

interface Markdown {
	core: {
		ruler: {
			push(
				name: string,
				rule: (state: { tokens: Token[]; env: { realPath?: string; path: string } }) => void,
			): void;
		};
	};
}

/** Lets pages that were written for the code host be pages of the site: links lead to the same, code stays as it is. */
function readAsOnCodeHost(markdown: Markdown): void {
	markdown.core.ruler.push('as_on_code_host', ({ tokens, env }) => {
		const source = relative(stage, env.realPath ?? env.path);
		for (const token of tokens.flatMap(({ children }) => children ?? [])) {
			// What n8n's expressions are written in would be code of the site otherwise.
			if (token.type === 'code_inline') token.attrSet('v-pre', '');
			const href = token.type === 'link_open' ? token.attrGet('href') : null;
			if (href !== null) token.attrSet('href', siteLink(source, href, codeHost));
		}
	});
}

export default {
	title: 'Case Folders',
	description: 'Run case files in Dropbox from n8n, for legal-aid agencies and law firms',
	lang: 'en-US',
	base: process.env['DOCS_BASE'] ?? '/',
	srcDir: stage,
	outDir: join(project, 'build/docs'),
	cacheDir: join(project, '.cache/docs'),
	rewrites: (path: string) => (isPage(path) ? sitePage(path) : path),
	cleanUrls: false,
	ignoreDeadLinks: false,
	markdown: { config: readAsOnCodeHost, anchor: { slugify: anchorOf } },
	themeConfig: {
		nav: [
			{ text: 'A new client', link: '/new-client' },
			{ text: 'Workflows', link: '/gallery' },
			{ text: 'Changes', link: '/CHANGELOG' },
		],
		sidebar: readSidebar(project),
		outline: [2, 3],
		search: { provider: 'local' },
		socialLinks: [{ icon: 'github', link: homepage }],
	},
};
