/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser, Page, Response } from 'playwright-core';
import { launchBrowser } from '../editor/launchBrowser';
import { outputPicture, picturePath, withPicture } from '../editor/pictures';
import { ClioLinkOffice } from '../runs/ClioLinkOffice';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
let browser: Browser;
let office: ClioLinkOffice;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	office = await ClioLinkOffice.open(stack, browser);
	const viewport = { width: 900, height: 560 };
	const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport, deviceScaleFactor: 1.5 });
	page = await context.newPage();
});

afterAll(async () => {
	await browser?.close();
	await office?.close();
});

/** Clicks on the link of a new document in Clio. */
const send = async (name: string): Promise<Response | null> =>
	await page.goto(await office.click('document', await office.upload(name)));

const button = (tab = page) => tab.getByRole('button', { name: 'Send to Dropbox' });
const sent = (tab = page) => tab.getByText('The document is in Dropbox');
const unclear = (tab = page) => tab.getByText('Look in the case folder');
const text = async (): Promise<string> => await page.locator('body').innerText();

const expectOnce = async (name: string) =>
	expect(await office.filesLike(name)).toEqual([`${office.folder}/${name}`]);

/** Looks at the page as on a phone and on a desk: nothing of it is to be cut off. */
async function lookAtBothWidths(name: string): Promise<void> {
	for (const width of [390, 900]) {
		await page.setViewportSize({ width, height: 560 });
		const wide = await page.evaluate('document.documentElement.scrollWidth');
		expect(wide).toBe(width);
		await page.screenshot({ path: outputPicture(`${name}-${width}`) });
	}
}

async function takePicture(name: string, height: number): Promise<void> {
	await page.setViewportSize({ width: 900, height });
	await page.screenshot({ path: picturePath(name) });
	await page.setViewportSize({ width: 900, height: 560 });
}

async function expectRefused(response: Response | null, ...said: string[]): Promise<void> {
	expect(response?.status()).toBe(422);
	expect(response?.headers()['content-type']).toMatch(/^text\/html/);
	expect(await page.getByRole('heading').innerText()).toBe('That did not work');
	for (const each of said) expect(await text()).toContain(each);
}

test('Open case folder leads the browser to the folder in Dropbox', async () => {
	const left = page.waitForResponse((response) => response.status() === 302);
	// Whatever stands there is the emulator's, behind the proxy.
	await page.goto(await office.click('matter', office.matter.id)).catch(() => undefined);
	const { location, 'cache-control': cacheControl } = (await left).headers();
	const name = encodeURIComponent(`Miller, Rosa - ${office.matter.displayNumber}`);
	expect(location).toBe(`https://www.dropbox.com/home/Matters/Linked/${name}`);
	expect(cacheControl).toBe('no-store');
});

test('Send to Dropbox asks, sends once the button is pressed, and says where the document is', async () => {
	await withPicture(page, 'clio-links-sent', async () => {
		const name = 'Lease agreement, signed.pdf';
		const asked = await send(name);
		expect(asked?.status()).toBe(200);
		expect(asked?.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
		expect(await text()).toContain(name);
		await lookAtBothWidths('clio-link-question');
		await takePicture('clio-link-question', 300);
		expect(await office.filesLike(name)).toEqual([]);

		await button().click();
		await sent().waitFor();
		expect(await text()).toContain(`/Matters${office.folder}/${name}`);
		expect(await page.getByRole('link').getAttribute('href')).toMatch(/^https:\/\/www\.dropbox\.com\/home\//);
		await lookAtBothWidths('clio-link-result');
		await takePicture('clio-link-result', 230);
		await expectOnce(name);
	});
});

test('a document that was sent before is not sent again, and the page says so', async () => {
	const document = await office.upload('Again.pdf');
	for (const said of ['The document is in Dropbox', 'It was there already']) {
		await page.goto(await office.click('document', document));
		await button().click();
		await page.getByText(said).waitFor();
	}
	await expectOnce('Again.pdf');
});

test('the page of the result, reloaded, sends nothing again and says what to do', async () => {
	await send('Reloaded.pdf');
	await button().click();
	await sent().waitFor();
	await office.dropbox.forgetCalls();
	await expectRefused(await page.reload(), 'it was used before', 'Go back to Clio and click again');
	expect(await office.dropbox.calls()).toEqual([]);
	await expectOnce('Reloaded.pdf');
});

test('the button pressed again while the document is sent sends once, and shows the result', async () => {
	await send('Twice.pdf');
	await office.dropbox.delayCalls(700);
	await button().click();
	const sending = page.getByRole('button', { name: 'Sending…' });
	await sending.click({ force: true });
	await sending.click({ force: true });
	await sent().waitFor();
	await office.dropbox.delayCalls(0);
	await expectOnce('Twice.pdf');
});

test.each([
	['one after the other', true],
	['at the same time', false],
])('the same page in two tabs, pressed %s, sends once, and says where to look', async (_, inTurn) => {
	const name = `Two tabs ${inTurn ? 'in turn' : 'at once'}.pdf`;
	await send(name);
	const other = await page.context().newPage();
	await other.setContent(await page.content());
	if (inTurn) {
		await button().click();
		await sent().waitFor();
		await button(other).click();
		await unclear(other).waitFor();
		expect(await other.getByRole('heading').innerText()).toBe('Is the document in Dropbox?');
	} else {
		await Promise.all([button().click(), button(other).click()]);
		for (const tab of [page, other]) await sent(tab).or(unclear(tab)).waitFor();
	}
	await other.close();
	await expectOnce(name);
});

test('a browser without JavaScript sends as well', async () => {
	const context = await browser.newContext({ ignoreHTTPSErrors: true, javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(await office.click('document', await office.upload('Without script.pdf')));
	await button(plain).click();
	await sent(plain).waitFor();
	await context.close();
	await expectOnce('Without script.pdf');
});

test('a page whose time is over sends nothing, and says what to do', async () => {
	await page.goto(await office.click('short', await office.upload('Too late.pdf')));
	expect(await office.endOfShortLived()).toBe('success');
	await button().click();
	await unclear().waitFor();
	expect(await text()).toMatch(/its 10 minutes are over[\s\S]*go back to Clio and click again/);
	await lookAtBothWidths('clio-link-late');
	expect(await office.filesLike('Too late.pdf')).toEqual([]);
});

test('long names, and those that look like HTML, are shown whole, as text', async () => {
	const name = `<img src=x onerror="document.title='run'">${'Very-long-name'.repeat(9)}.pdf`;
	await send(name);
	expect(await page.locator('dd').first().innerText()).toBe(name);
	await lookAtBothWidths('clio-link-long-question');
	await button().click();
	await sent().waitFor();
	expect(await text()).toContain('Very-long-name');
	await lookAtBothWidths('clio-link-long-result');
	expect(await page.title()).toBe('Sent to Dropbox');
	expect(await page.locator('img').count()).toBe(0);
});

test('the page of the question, reloaded, says to click again in Clio', async () => {
	await send('Question.pdf');
	await button().waitFor();
	await expectRefused(await page.reload(), 'it was used before', 'Go back to Clio and click again');
	await lookAtBothWidths('clio-link-refused');
});

test.each(['matter', 'document'] as const)(
	'a made-up click on a %s, or an old one, does nothing',
	async (on) => {
		const id = on === 'matter' ? office.matter.id : await office.upload('Forged.pdf');
		const forged = new URL(await office.click(on, id));
		forged.searchParams.set('custom_action_nonce', 'f'.repeat(32));
		const advice = 'Go back to Clio and click again';
		await office.dropbox.forgetCalls();
		await expectRefused(await page.goto(forged.href), advice);
		await expectRefused(await page.goto(await office.click(on, id, { secondsAgo: 120 })), advice);
		expect(await office.dropbox.calls()).toEqual([]);
	},
);

test('a form of another website sends nothing, not even one that knows the address', async () => {
	await send('Other website.pdf');
	const action = (await page.locator('form').getAttribute('action')) ?? '';
	expect(new URL(action).origin).toBe(office.front.url);
	const other = await page.context().newPage();
	const post = async (url: string) => {
		await other.setContent(`<form method="post" action="${url}"><button>Win</button></form>`);
		const answered = other.waitForResponse((response) => response.request().method() === 'POST');
		await other.getByRole('button').click();
		return (await answered).status();
	};
	// A part of the address is n8n's secret.
	expect(await post(action.replace(/\?.*$/, ''))).toBe(401);
	expect(await post(action)).toBe(422);
	await other.getByText('Nothing was sent').waitFor();
	await other.close();
	expect(await office.filesLike('Other website.pdf')).toEqual([]);
});
