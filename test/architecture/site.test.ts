/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDeadLinks } from '@/site/findDeadLinks';
import { readSections } from '@/site/gallery/readEntries';
import { goesWrong } from '@/site/gallery/goesWrong';
import { renderGallery } from '@/site/gallery/renderGallery';
import { anchorOf, isPage, readSidebar, sidebarPages, siteLink, sitePage } from '@/site/pages';
import { filesBelow, project } from '../package/sources';

const HOST = 'https://host.example/us/blob/main';

describe('the sidebar', () => {
	const listed = sidebarPages(project).flatMap(({ pages }) => pages);

	it('has each page once, and none that is not there', () => {
		const others = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE.md'];
		const expected = ['docs', 'packages', 'templates']
			.flatMap((folder) => filesBelow(join(project, folder), project))
			.filter((path) => isPage(path) && !/^docs\/decisions\/\d/.test(path))
			.concat(others);
		expect(expected.length).toBeGreaterThan(40);
		expect([...listed].sort()).toEqual(expected.sort());
	});

	it('calls each page by its heading', () => {
		const names = readSidebar(project).flatMap(({ items }) => items.map(({ text }) => text));
		expect(names.filter((name) => name === '')).toEqual([]);
	});
});

describe('a link of a page', () => {
	it.each([
		['README.md', 'docs/clio.md#set-up', '/clio.md#set-up'],
		['docs/faq.md', '../README.md', '/index.md'],
		['docs/faq.md', 'decisions/0001-bundling.md', '/decisions/0001-bundling.md'],
		['docs/faq.md', '../templates', '/templates/index.md'],
		['docs/faq.md', '../templates/client-settings.json', '/templates/client-settings.json'],
		['docs/faq.md', '../templates/samples/case-closed.json', '/templates/samples/case-closed.json'],
		['packages/clio-matters/README.md', `${HOST}/docs/clio.md#set-up`, '/clio.md#set-up'],
		['docs/faq.md', 'images/canvases/case-page.webp', '/images/canvases/case-page.webp'],
		['docs/faq.md', '../test/demo/README.md', `${HOST}/test/demo/README.md`],
		['docs/faq.md', '#a', '#a'],
		['docs/faq.md', 'https://n8n.io/a.md', 'https://n8n.io/a.md'],
	])('%s: %s leads to %s', (source, link, expected) => {
		expect(siteLink(source, link, HOST)).toBe(expected);
	});

	it('has a place of its own in the site for each page', () => {
		const places = sidebarPages(project).flatMap(({ pages }) => pages.map(sitePage));
		expect(new Set(places).size).toBe(places.length);
	});

	it('may lead to an anchor as the code host makes them', () => {
		expect(anchorOf('3. Connect (2 minutes)')).toBe('3-connect-2-minutes');
	});
});

describe('a site that was built', () => {
	const site = mkdtempSync(join(tmpdir(), 'site-'));
	afterAll(() => rmSync(site, { recursive: true }));

	it('is searched for links, anchors and pictures that lead nowhere', () => {
		mkdirSync(join(site, 'a'));
		writeFileSync(join(site, 'a/b.html'), '<h2 id="here"></h2>');
		const links = ['a/b.html#here', '/a/b.html', 'a/b.html#gone', '/gone.html', 'https://elsewhere.example'];
		const text = links.map((link) => `<a class="x" href="${link}"></a>`).join('');
		writeFileSync(join(site, 'index.html'), `${text}<img alt="" src="gone.png">`);
		expect(findDeadLinks(site, '/')).toEqual([
			'index.html → a/b.html#gone',
			'index.html → /gone.html',
			'index.html → gone.png',
		]);
	});
});

describe('the gallery', () => {
	const sections = readSections(project);
	const entries = sections.flatMap((section) => section.entries);
	const files = filesBelow(join(project, 'templates'), join(project, 'templates'))
		.filter((path) => /^[^/]+\.json$/.test(path))
		.map((path) => path.replace('.json', ''));

	it('is what `npm run templates` writes', () => {
		expect(readFileSync(join(project, 'docs/gallery.md'), 'utf8')).toBe(renderGallery(sections));
	});

	it('has every workflow once, and says of each what happens when something goes wrong', () => {
		expect(entries.map(({ file }) => file).sort()).toEqual([...files].sort());
		expect(Object.keys(goesWrong).sort()).toEqual([...files].sort());
	});

	it('calls each workflow as it is called in n8n', () => {
		const inFile = ({ file }: { file: string }): unknown =>
			(JSON.parse(readFileSync(join(project, 'templates', `${file}.json`), 'utf8')) as { name: string }).name;
		expect(entries.filter((entry) => inFile(entry) !== entry.name).map(({ file }) => file)).toEqual([]);
	});

	it('has a small picture of each workflow, and of nothing else', () => {
		const folder = join(project, 'docs/images/canvases');
		const pictures = filesBelow(folder, folder);
		expect(pictures).toEqual(files.map((file) => `${file}.webp`).sort());
		const sizes = pictures.map((picture) => statSync(join(folder, picture)).size);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(60 * 1024);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2.5 * 1024 * 1024);
	});
});
