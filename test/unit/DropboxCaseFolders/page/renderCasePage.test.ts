/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { renderCasePage } from '@/nodes/DropboxCaseFolders/page/renderCasePage';
import { TEXTS } from '@/nodes/DropboxCaseFolders/page/browser/texts';
import { HOSTILE_NAMES } from '@/test/browser/hostileNames';

const options = { title: 'Legal Aid', language: 'auto', refreshSeconds: 60 } as const;

const between = (text: string, from: string, to: string): string => {
	const start = text.indexOf(from) + from.length;
	return text.slice(start, text.indexOf(to, start));
};

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('lets in one script and one style, by what they are', () => {
	const html = renderCasePage(options);
	const policy = between(html, 'http-equiv="Content-Security-Policy" content="', '"').replace(/&#39;/g, "'");
	const script = between(html, '<script type="module">', '</script>');
	expect(policy.split('; ')).toEqual([
		"default-src 'none'",
		`script-src ${hash(script)}`,
		`style-src ${hash(between(html, '<style>', '</style>'))}`,
		'connect-src https: http:',
		"base-uri 'none'",
		"form-action 'none'",
	]);
	expect(script).toContain('// nodes/DropboxCaseFolders/page/browser/main.ts');
	expect(html.match(/<script/g)).toHaveLength(2);
	expect(html).not.toMatch(/\son\w+=|style="|src=/);
});

it('writes nothing as markup, and stores nothing', () => {
	const script = between(renderCasePage(options), '<script type="module">', '</script>');
	expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
	expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie/);
	expect(script).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});

it.each(HOSTILE_NAMES)('hands on the name of an office as it is: %j', (title) => {
	const html = renderCasePage({ ...options, title });
	const settings = between(html, 'id="settings">', '</script>');
	expect(JSON.parse(settings)).toEqual({ ...options, title });
	expect(html.match(/<\/script>/g)).toHaveLength(2);
	expect(html.replace(settings, '')).toBe(renderCasePage(options).replace(JSON.stringify(options), ''));
});

it('says everything in both languages', () => {
	const { en, es } = TEXTS;
	expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
	for (const part of ['states', 'problems', 'results'] as const) {
		expect(Object.keys(es[part]).sort()).toEqual(Object.keys(en[part]).sort());
	}
});
