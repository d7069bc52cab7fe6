/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Browser, Page } from 'playwright-core';
import { renderTreePage } from '@/nodes/shared/domain/tree/renderTreePage';
import { offline } from './chromium';
import { branch, folderNamed } from './folders';
import { HOSTILE_NAMES } from './hostileNames';

const ADDRESS = 'https://pages.invalid/folder';

/** Elements that may stand in a page, whatever things are called. */
const ELEMENTS =
	'html head meta title style body main header h1 bdi p a div span ul li details summary time'.split(' ');

let browser: Browser;
let page: Page;
/** Anything that a page without scripts does not do. */
let happened: string[];
/** What went out to the network, past the policy of the page. */
let sent: string[];

beforeAll(async () => {
	browser = await offline();
});
afterAll(async () => await browser?.close());

beforeEach(async () => {
	page = await browser.newPage();
	happened = [];
	sent = [];
	page.on('dialog', (dialog) => {
		happened.push(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('console', (message) => happened.push(`console ${message.text()}`));
	page.on('pageerror', (thrown) => happened.push(`thrown ${thrown.message}`));
	page.on('popup', () => happened.push('popup'));
	page.on('request', (request) => happened.push(`request ${request.url()}`));
});
afterEach(async () => await page.close());

/** Shows a page of a case folder as a web server would serve it. */
async function shown(name: string, contents = branch('', [], [])): Promise<void> {
	const html = renderTreePage({
		folder: folderNamed(name),
		contents,
		wanted: { depth: Infinity, filter: {} },
		timeZone: 'UTC',
	});
	await page.route('**', async (route) => {
		sent.push(route.request().url());
		if (route.request().url() !== ADDRESS) return await route.abort();
		await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
	});
	await page.goto(ADDRESS);
}

const nothingBut = [`request ${ADDRESS}`];

describe('a page of things with hostile names', () => {
	const contents = branch(
		'',
		HOSTILE_NAMES.map((name) => branch(name, [], [name])),
		HOSTILE_NAMES,
	);

	it('shows each as it is, and nothing else happens', async () => {
		await shown('Case', contents);
		await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
		for (const row of await page.locator('ul.top > li > .row').all()) await row.hover();
		expect(await page.locator('ul.top > li > .f bdi').allTextContents()).toEqual(HOSTILE_NAMES);
		expect(await page.locator('summary bdi').allTextContents()).toEqual(HOSTILE_NAMES);
		expect(await page.locator('details .f bdi').allTextContents()).toEqual(HOSTILE_NAMES);
		expect(happened).toEqual(nothingBut);
	});

	it('has no element and no attribute that a name brought in', async () => {
		await shown('Case', contents);
		const found = await page.evaluate(() =>
			[...document.querySelectorAll('*')].map((element) => [
				element.localName,
				...element.getAttributeNames().sort(),
			]),
		);
		expect([...new Set(found.map(([element]) => element!))].sort()).toEqual([...ELEMENTS].sort());
		const attributes = [...new Set(found.flatMap(([, ...names]) => names))].sort();
		expect(attributes).toEqual(
			[
				'aria-hidden',
				'aria-label',
				'charset',
				'class',
				'content',
				'datetime',
				'href',
				'http-equiv',
				'lang',
			].concat(['name', 'rel', 'target', 'title']),
		);
	});

	it('links each to its own place on dropbox.com', async () => {
		await shown('Case', contents);
		const links = await page.locator('ul.top > li > .f a').evaluateAll((all) =>
			all.map((one) => {
				const { href, target, rel } = one as HTMLAnchorElement;
				return {
					preview: new URL(href).searchParams.get('preview'),
					origin: new URL(href).origin,
					target,
					rel,
				};
			}),
		);
		expect(links).toEqual(
			HOSTILE_NAMES.map((preview) => ({
				...{ preview, origin: 'https://www.dropbox.com', target: '_blank', rel: 'noopener noreferrer' },
			})),
		);
		const all = await page
			.locator('a')
			.evaluateAll((each) => each.map((one) => (one as HTMLAnchorElement).href));
		expect(all.filter((href) => !href.startsWith('https://www.dropbox.com/home/Cases/Case'))).toEqual([]);
	});

	it.each(HOSTILE_NAMES)('has %j as its own name', async (name) => {
		await shown(name);
		expect(await page.locator('h1').textContent()).toBe(name);
		// Titles are shown with their white space put together.
		const collapsed = name.replace(/[\t\n\r ]+/g, ' ').trim();
		expect(await page.title()).toBe(collapsed);
		expect(happened).toEqual(nothingBut);
	});

	it('would run no script even if there were one, and load nothing', async () => {
		await shown('Case', contents);
		await page.evaluate(() => {
			const image = document.createElement('img');
			image.src = 'https://evil.invalid/x.png';
			const style = document.createElement('div');
			style.innerHTML =
				'<p style="color:red" onclick="alert(1)">x</p><iframe src="https://evil.invalid"></iframe>';
			const script = document.createElement('script');
			script.textContent = 'document.title = "ran"';
			document.body.append(image, style, script);
		});
		await page.locator('text="x"').last().click();
		expect(await page.title()).toBe('Case');
		expect(sent).toEqual([ADDRESS]);
		expect(happened.join('\n')).toContain('Content Security Policy');
		expect(happened.some((event) => event.startsWith('dialog'))).toBe(false);
	});
});
