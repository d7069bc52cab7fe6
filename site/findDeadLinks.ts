/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The links and pictures of all pages of a site that lead nowhere within it, as `page → link`. */
export function findDeadLinks(site: string, base = process.env['DOCS_BASE'] ?? '/'): string[] {
	const pages = readdirSync(site, { recursive: true })
		.map(String)
		.filter((path) => path.endsWith('.html') && path !== '404.html');
	const texts = new Map(pages.map((page) => [page, readFileSync(join(site, page), 'utf8')]));
	const leads = (page: string, link: string): boolean => {
		const { pathname, hash } = new URL(link, `https://site${base}${page}`);
		const path = decodeURIComponent(pathname.slice(base.length));
		const target = path === '' || path.endsWith('/') ? `${path}index.html` : path;
		const text = texts.get(target);
		if (text === undefined) return existsSync(join(site, target));
		return hash === '' || text.includes(`id="${decodeURIComponent(hash.slice(1))}"`);
	};
	return [...texts].flatMap(([page, text]) =>
		[...new Set([...text.matchAll(/<(?:a|img)\b[^>]* (?:href|src)="([^"]+)"/g)].map(([, link = '']) => link))]
			.filter((link) => !/^[a-z]+:/i.test(link) && !leads(page, link))
			.map((link) => `${page} → ${link}`),
	);
}
