/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sidebar from './sidebar.json';

/** Where a page of the project is in the site: the README is its front page, `docs/` its root. */
export const sitePage = (path: string): string =>
	path.replace(/^docs\//, '').replace(/(^|\/)README\.md$/, '$1index.md');

/** Whether a file is a page of the site. */
export const isPage = (path: string): boolean =>
	/^([^/]+|docs\/.+|packages\/[^/]+\/README|templates\/README)\.md$/.test(path);

/**
 * Where a link of a page leads in the site, so that pages may link as they do on the code host: to pages, to
 * pictures and workflow files, which the site has as files, and to anything else of the project, which is on the host.
 *
 * @param source the page that has the link, relative to the project
 * @param codeHost address of a file on the code host, up to its path
 */
export function siteLink(source: string, link: string, codeHost: string): string {
	// Pages that npm shows as well name others by their address on the code host.
	const onHost = link.startsWith(`${codeHost}/`);
	if (!onHost && /^([a-z]+:|#|\/)/i.test(link)) return link;
	const [path = '', anchor] = (onHost ? link.slice(codeHost.length + 1) : link).split('#');
	const target = (onHost ? path : join(dirname(source), path)).replace(/\/$/, '');
	const at = anchor === undefined ? '' : `#${anchor}`;
	if (target === 'templates') return `/templates/index.md${at}`;
	if (isPage(target)) return `/${sitePage(target)}${at}`;
	if (/^templates\/.+\.json$/.test(target)) return `/${target}`;
	if (target.startsWith('docs/images/')) return `/${target.slice('docs/'.length)}`;
	return `${codeHost}/${target}${at}`;
}

/** As the code host makes anchors: `## 3. Connect (2 minutes)` → `3-connect-2-minutes`. */
export const anchorOf = (heading: string): string =>
	heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');

/** The pages of the sidebar, group by group: those of `sidebar.json`, and the README of each package that has one. */
export function sidebarPages(project: string): Array<{ text: string; pages: string[] }> {
	const readmes = readdirSync(join(project, 'packages'))
		.map((name) => `packages/${name}/README.md`)
		.filter((path) => existsSync(join(project, path)));
	return [...sidebar.slice(0, -1), { text: 'Packages', pages: readmes }, ...sidebar.slice(-1)];
}

/** The sidebar as the generator takes it: each page under its own heading. */
export const readSidebar = (project: string) =>
	sidebarPages(project).map(({ text, pages }) => ({
		text,
		collapsed: text === 'For engineers',
		items: pages.map((page) => ({
			text: headingOf(readFileSync(join(project, page), 'utf8')),
			link: `/${sitePage(page).replace(/(index)?\.md$/, '')}`,
		})),
	}));

/** A page without a heading, such as the license, is called by its first line. */
const headingOf = (page: string): string =>
	((/^# (.+)$/m.exec(page)?.[1] ?? page.trim().split('\n')[0]) || '').replace(/[`*_]/g, '');
