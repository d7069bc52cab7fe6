/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser, Page, Response } from 'playwright-core';
import { launchBrowser } from '../editor/launchBrowser';
import { outputPicture, picturePath, withPicture } from '../editor/pictures';
import { publishLinkMaker, publishLinkWorkflow } from '../runs/clioLinks';
import { EmulatedClio } from '../stack/EmulatedClio';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const clio = new EmulatedClio(stack.clioDashboardUrl);

/** Clio's links start with https. */
let front: TlsFront;
let lasting: RestartableN8n;
let n8n: Awaited<ReturnType<RestartableN8n['start']>>;
let browser: Browser;
let page: Page;
let shortWorkflow: string;
let matter: { id: number; displayNumber: string };
/** IDs of the links, by the page that they are on; of one more whose page works for two seconds only. */
const links = { matter: 0, document: 0, short: 0 };

const folder = () => `/Linked/Miller, Rosa - ${matter.displayNumber}`;

beforeAll(async () => {
	matter = await clio.act('/open-matter', { description: 'Lease', displayNumber: '00412-Miller' });
	await dropbox.makeFolders('matters', [folder()]);
	front = await TlsFront.start('n8n.localhost');
	lasting = new RestartableN8n(stack, 'links', { N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' });
	n8n = await lasting.start();
	front.passTo(n8n.url);
	const { data, ...credential } = stack.clioCredential;
	await n8n.api.createCredential({ ...credential, data: { ...data, onlyRead: false } });
	const { api } = n8n;
	const searchIn = '/Matters/Linked';
	await publishLinkWorkflow(api, 'open-case-folder.json', { path: 'open-case-folder-ada', searchIn });
	await publishLinkWorkflow(api, 'send-to-dropbox.json', { path: 'send-to-dropbox-ada', searchIn });
	const wait = { 'Wait for confirmation': { resumeAmount: 2, resumeUnit: 'seconds' } };
	const short = { path: 'send-to-dropbox-short', searchIn, more: wait };
	shortWorkflow = await publishLinkWorkflow(api, 'send-to-dropbox.json', short);
	const maker = await publishLinkMaker({ api, url: n8n.url });
	const put = async (label: string, on: 'matter' | 'document', path: string) => {
		const made = await maker.put(label, on, `${front.url}/webhook/${path}`);
		expect(made).toMatchObject({ status: 'created' });
		return made.customActionId;
	};
	links.matter = await put('Open case folder', 'matter', 'open-case-folder-ada');
	links.document = await put('Send to Dropbox', 'document', 'send-to-dropbox-ada');
	links.short = await put('Send to Dropbox at once', 'document', 'send-to-dropbox-short');
	browser = await launchBrowser(stack.proxyUrl);
	const context = await browser.newContext({
		...{ ignoreHTTPSErrors: true, viewport: { width: 900, height: 560 }, deviceScaleFactor: 1.5 },
	});
	page = await context.newPage();
});

afterAll(async () => {
	await browser?.close();
	await n8n?.end();
	lasting?.forget();
	await front?.close();
});

const addressOf = async (on: keyof typeof links, subject: number, more: Record<string, unknown> = {}) =>
	(await clio.act<{ url: string }>('/click', { action: links[on], subject, ...more })).url;

const upload = async (name: string) =>
	await clio.act<{ id: number }>('/upload', { matter: matter.id, name, text: `${name} in full` });

/** Clicks in Clio on the link of a document. */
const clickOn = async (document: { id: number }): Promise<Response | null> =>
	await page.goto(await addressOf('document', document.id));

const filesNamed = async (name: string): Promise<string[]> =>
	(await dropbox.entriesIn('matters', folder()))
		.filter(({ kind, path }) => kind === 'file' && path.includes(name.replace(/\.\w+$/, '')))
		.map(({ path }) => path);

const button = () => page.getByRole('button', { name: 'Send to Dropbox' });
const heading = async () => await page.getByRole('heading').innerText();

/** What a window shows without being scrolled sideways. */
const sidewaysHidden = async (): Promise<number> =>
	await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Looks at the page as on a desk and on a phone. */
async function lookAtBothWidths(name: string): Promise<void> {
	for (const [width, height] of [
		[390, 720],
		[900, 560],
	] as const) {
		await page.setViewportSize({ width, height });
		expect([width, await sidewaysHidden()]).toEqual([width, 0]);
		await page.screenshot({ path: outputPicture(`${name}-${width}`) });
	}
}

/** Waits until n8n has ended the newest run by itself; it looks for those whose time is over every minute. */
async function expectEnded(): Promise<void> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: shortWorkflow }));
	const deadline = Date.now() + 150_000;
	for (;;) {
		const path = `/executions?filter=${filter}&limit=1`;
		const { results } = await n8n.api.call<{ results: Array<{ status: string }> }>('GET', path);
		const status = results[0]?.status;
		if (status !== undefined && !['waiting', 'running', 'new'].includes(status))
			return expect(status).toBe('success');
		if (Date.now() > deadline) throw new Error(`the run is still ${status}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

async function expectRefused(response: Response | null, ...said: string[]): Promise<void> {
	expect(response?.status()).toBe(422);
	expect(response?.headers()['content-type']).toMatch(/^text\/html/);
	expect(await heading()).toBe('That did not work');
	for (const text of said) expect(await page.locator('body').innerText()).toContain(text);
}

test('Open case folder leads the browser to the folder in Dropbox', async () => {
	const left = page.waitForResponse((response) => response.status() === 302);
	// Whatever stands there is the emulator's, behind the proxy.
	await page.goto(await addressOf('matter', matter.id)).catch(() => undefined);
	const { location, 'cache-control': cacheControl } = (await left).headers();
	const name = encodeURIComponent(`Miller, Rosa - ${matter.displayNumber}`);
	expect(location).toBe(`https://www.dropbox.com/home/Matters/Linked/${name}`);
	expect(cacheControl).toBe('no-store');
});

test('Send to Dropbox asks, sends once the button is pressed, and says where the document is', async () => {
	await withPicture(page, 'clio-links-sent', async () => {
		const name = 'Lease agreement, signed.pdf';
		const document = await upload(name);
		const asked = await clickOn(document);
		expect(asked?.status()).toBe(200);
		expect(asked?.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
		expect(await page.locator('body').innerText()).toContain(name);
		await lookAtBothWidths('clio-link-question');
		await page.screenshot({ path: picturePath('clio-link-question') });
		expect(await filesNamed(name)).toEqual([]);

		await button().click();
		await page.getByText('The document is in Dropbox').waitFor();
		expect(await page.locator('body').innerText()).toContain(`/Matters${folder()}/${name}`);
		const link = await page.getByRole('link').getAttribute('href');
		expect(link).toMatch(/^https:\/\/www\.dropbox\.com\//);
		await lookAtBothWidths('clio-link-result');
		await page.screenshot({ path: picturePath('clio-link-result') });
		expect(await filesNamed(name)).toEqual([`${folder()}/${name}`]);
	});
});

test('the page of the result, reloaded, sends nothing again and says what to do', async () => {
	const name = 'Reloaded.pdf';
	await clickOn(await upload(name));
	await button().click();
	await page.getByText('The document is in Dropbox').waitFor();
	await dropbox.forgetCalls();
	await expectRefused(await page.reload(), 'it was used before', 'Go back to Clio and click again');
	expect(await dropbox.calls()).toEqual([]);
	expect(await filesNamed(name)).toEqual([`${folder()}/${name}`]);
});

test('the button pressed again while the document is sent sends once, and shows the result', async () => {
	const name = 'Twice.pdf';
	await clickOn(await upload(name));
	await dropbox.delayCalls(700);
	await button().click();
	const sending = page.getByRole('button', { name: 'Sending…' });
	await sending.click({ force: true });
	await sending.click({ force: true });
	await page.getByText('The document is in Dropbox').waitFor();
	await dropbox.delayCalls(0);
	expect(await filesNamed(name)).toEqual([`${folder()}/${name}`]);
});

test('the same page in two tabs sends once, and the tab that is late says where to look', async () => {
	const name = 'Two tabs.pdf';
	await clickOn(await upload(name));
	const other = await page.context().newPage();
	await other.setContent(await page.content());
	await button().click();
	await page.getByText('The document is in Dropbox').waitFor();
	await other.getByRole('button').click();
	await other.getByText('Look in the case folder').waitFor();
	expect(await other.getByRole('heading').innerText()).toBe('Is the document in Dropbox?');
	await other.close();
	expect(await filesNamed(name)).toEqual([`${folder()}/${name}`]);
});

test('a browser without JavaScript sends as well', async () => {
	const name = 'Without script.pdf';
	const context = await browser.newContext({ ignoreHTTPSErrors: true, javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(await addressOf('document', (await upload(name)).id));
	await plain.getByRole('button').click();
	await plain.getByText('The document is in Dropbox').waitFor();
	await context.close();
	expect(await filesNamed(name)).toEqual([`${folder()}/${name}`]);
});

test('a page whose time is over sends nothing, and says what to do', async () => {
	await withPicture(page, 'clio-links-late', async () => {
		const name = 'Too late.pdf';
		await page.goto(await addressOf('short', (await upload(name)).id));
		await expectEnded();
		await button().click();
		await page.getByText('Look in the case folder').waitFor();
		expect(await page.locator('body').innerText()).toContain('its 10 minutes are over');
		await lookAtBothWidths('clio-link-late');
		expect(await filesNamed(name)).toEqual([]);
	});
});

test('long names and those that look like HTML are shown whole, as text', async () => {
	const name = `<img src=x onerror="document.title='run'">${'Very-long-name'.repeat(9)}.pdf`;
	await clickOn(await upload(name));
	expect(await page.locator('dd').first().innerText()).toBe(name);
	await lookAtBothWidths('clio-link-long-question');
	await button().click();
	await page.getByText('The document is in Dropbox').waitFor();
	expect(await page.locator('p').first().innerText()).toContain('Very-long-name');
	await lookAtBothWidths('clio-link-long-result');
	expect(await page.title()).toBe('Sent to Dropbox');
	expect(await page.locator('img').count()).toBe(0);
});

test('the page of the question, reloaded, says to click again in Clio', async () => {
	await clickOn(await upload('Question.pdf'));
	await button().waitFor();
	await expectRefused(await page.reload(), 'it was used before', 'Go back to Clio and click again');
	await lookAtBothWidths('clio-link-refused');
});

test.each(['matter', 'document'] as const)(
	'a made-up click on a %s, or an old one, does nothing',
	async (on) => {
		const { id } = on === 'matter' ? matter : await upload('Forged.pdf');
		const forged = new URL(await addressOf(on, id));
		forged.searchParams.set('custom_action_nonce', 'f'.repeat(32));
		await dropbox.forgetCalls();
		const advice = 'Go back to Clio and click again';
		await expectRefused(await page.goto(forged.href), advice);
		await expectRefused(await page.goto(await addressOf(on, id, { secondsAgo: 120 })), advice);
		expect(await dropbox.calls()).toEqual([]);
		expect(
			(await page.goto(await addressOf(on, id, { secondsAgo: 30 })).catch(() => null))?.status(),
		).not.toBe(422);
	},
);

test('a form of another website sends nothing, not even one that knows the address', async () => {
	const name = 'Other website.pdf';
	await clickOn(await upload(name));
	const action = (await page.locator('form').getAttribute('action')) ?? '';
	const other = await page.context().newPage();
	const post = async (url: string, fields = '') => {
		await other.setContent(`<form method="post" action="${url}">${fields}<button>Win</button></form>`);
		const answered = other.waitForResponse((response) => response.request().method() === 'POST');
		await other.getByRole('button').click();
		return await answered;
	};
	// Other websites do not know n8n's part of the address.
	expect(new URL(action).origin).toBe(front.url);
	const unsigned = action.replace(/\?.*$/, '');
	expect((await post(unsigned)).status()).toBe(401);
	expect((await post(action)).status()).toBe(422);
	expect(await other.locator('body').innerText()).toContain('Nothing was sent');
	expect(await filesNamed(name)).toEqual([]);
	await other.close();
});
