import type { Browser, Page } from 'playwright-core';
import {
	ADDRESS,
	CaseWebhook,
	document,
	dropFiles,
	folder,
	openCasePage,
	refusal,
	until,
} from './caseWebhook';
import { offline } from './chromium';

let browser: Browser;
let webhook: CaseWebhook;
let page: Page;

beforeAll(async () => {
	browser = await offline();
});
afterAll(async () => await browser?.close());
afterEach(async () => await page?.context().close());
beforeEach(() => {
	webhook = new CaseWebhook();
	webhook.change(folder('Pleadings'), document('Note.txt'));
});

const open = async (more: Parameters<typeof openCasePage>[2] = {}) => {
	page = await openCasePage(browser, webhook, more);
	await page.locator('.tree >> text="Note.txt"').waitFor();
};
const openWithClock = async (more: Parameters<typeof openCasePage>[2] = {}) => {
	page = await openCasePage(browser, webhook, { ...more, wait: false });
	await page.clock.install({ time: '2026-11-29T12:00:00Z' });
	await page.goto(`${ADDRESS}#link`);
	await page.locator('.tree >> text="Note.txt"').waitFor();
	// From here on only the test moves it, however slow the computer is.
	await page.clock.pauseAt('2026-11-29T12:00:50Z');
};
const result = (name: string) => page.locator('.upload', { hasText: name }).locator('.result');
const waitFor = async (state: string, name: string) =>
	await page.locator(`.upload.${state}`, { hasText: name }).waitFor();
const focused = async () => await page.evaluate(() => window.document.activeElement?.id);

/** Reading a file takes a while, as it does from a network drive. */
const readSlowly = async () =>
	await page.evaluate(() => {
		const read = Blob.prototype.arrayBuffer;
		const slow = { release: () => undefined as void };
		const held = new Promise<void>((resolve) => (slow.release = resolve));
		Object.assign(window, { slow });
		Blob.prototype.arrayBuffer = async function () {
			await held;
			return await read.call(this);
		};
	});
/** Everything leaves, as the browser sees it, and then the line fails. */
const leaveAtOnce = async () =>
	await page.evaluate(() => {
		const send = XMLHttpRequest.prototype.send;
		XMLHttpRequest.prototype.send = function (body) {
			this.upload.dispatchEvent(new ProgressEvent('progress', { loaded: 1, total: 1 }));
			send.call(this, body);
		};
	});
const readOn = async () => await page.evaluate('window.slow.release()');

describe('taken back', () => {
	it('does not send a file that was taken back while it was read, but those beside it', async () => {
		await open();
		await readSlowly();
		await dropFiles(page, 'main', [{ name: 'Wrong.pdf' }, { name: 'Right.pdf' }]);
		await page.locator('[aria-label="Cancel: Wrong.pdf"]').click();
		await readOn();
		await waitFor('done', 'Right.pdf');
		expect(await result('Wrong.pdf').textContent()).toBe('Canceled');
		expect(webhook.requests('add').map(({ request }) => request['files'])).toEqual([
			[{ field: 'file0', name: 'Right.pdf' }],
		]);
	});

	it('does not send the next piece of a large file that was taken back', async () => {
		await open();
		await readSlowly();
		await dropFiles(page, 'main', [{ name: 'Long.mp4', size: 9_000_000 }]);
		await page.locator('[aria-label="Cancel: Long.mp4"]').click();
		await readOn();
		await dropFiles(page, 'main', [{ name: 'Other.pdf' }]);
		await waitFor('done', 'Other.pdf');
		expect(await result('Long.mp4').textContent()).toBe('Canceled');
		expect(webhook.requests('start')).toEqual([]);
	});

	it('sends one that is taken back and tried again while it is read once, not twice', async () => {
		await open();
		await readSlowly();
		await dropFiles(page, 'main', [{ name: 'Long.mp4', size: 9_000_000 }]);
		await page.locator('[aria-label="Cancel: Long.mp4"]').click();
		await page.locator('[aria-label="Try again: Long.mp4"]').click();
		await readOn();
		await waitFor('done', 'Long.mp4');
		await dropFiles(page, 'main', [{ name: 'Other.pdf' }]);
		await waitFor('done', 'Other.pdf');
		expect(webhook.requests('start')).toHaveLength(1);
		expect(webhook.requests('finish')).toHaveLength(1);
	});

	it('says that it may be saved all the same, and shows it, if the answer was lost before', async () => {
		await open();
		await leaveAtOnce();
		webhook.answer = ({ action, request }) => {
			if (action !== 'add') return undefined;
			webhook.save(request, 'Late.pdf', 1);
			return 'lost';
		};
		await dropFiles(page, 'main', [{ name: 'Late.pdf' }]);
		await waitFor('pausing', 'Late.pdf');
		await page.locator('[aria-label="Cancel: Late.pdf"]').click();
		expect(await result('Late.pdf').textContent()).toBe(
			'Canceled, but it may have been saved already. Check the list below.',
		);
		await page.locator('.tree >> text="Late.pdf"').waitFor();
	});
});

it('does not claim that nothing was saved when only the answer was lost', async () => {
	await openWithClock();
	await leaveAtOnce();
	webhook.answer = ({ action }) => (action === 'add' ? 'lost' : undefined);
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	for (const [index, pause] of [1000, 2000, 4000, 8000, 15_000, 0].entries()) {
		await until(() => webhook.requests('add').length === index + 1);
		if (index < 5) await waitFor('pausing', 'A.pdf');
		await page.clock.runFor(pause + 20);
	}
	await waitFor('failed', 'A.pdf');
	expect(await result('A.pdf').textContent()).toBe(
		'The connection was lost before it was certain that this was saved. Try again: it will not be saved twice.',
	);
});

it('does not use up its attempts while the computer has no line', async () => {
	await openWithClock();
	webhook.answer = ({ action }) => (action === 'add' ? 'lost' : undefined);
	await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }));
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await waitFor('pausing', 'A.pdf');
	await page.clock.runFor(10 * 60_000);
	expect(webhook.requests('add')).toHaveLength(1);
	webhook.answer = () => undefined;
	await page.evaluate(() => {
		Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
		window.dispatchEvent(new Event('online'));
	});
	await waitFor('done', 'A.pdf');
});

it('offers no second attempt for what is too large for any', async () => {
	await open();
	await page.evaluate(() => {
		const file = new File(['x'], 'Disk.img');
		Object.defineProperty(file, 'size', { value: 21 * 1024 ** 3 });
		const event = new DragEvent('drop', { bubbles: true, cancelable: true });
		const transfer = { types: ['Files'], files: [file], items: [], dropEffect: '' };
		Object.defineProperty(event, 'dataTransfer', { value: transfer });
		window.document.querySelector('main')!.dispatchEvent(event);
	});
	await waitFor('failed', 'Disk.img');
	expect(await page.locator('.upload button:visible').count()).toBe(0);
});

it('looks at the case a few times, not once for each folder, while many are sent', async () => {
	await open();
	const names = Array.from({ length: 60 }, (_, number) => `Folder ${number}`);
	await page.evaluate((paths) => {
		const file = (path: string) => {
			const one = new File(['x'], 'a.txt');
			Object.defineProperty(one, 'webkitRelativePath', { value: `${path}/a.txt` });
			return one;
		};
		const click = HTMLInputElement.prototype.click;
		HTMLInputElement.prototype.click = function () {
			if (this.type !== 'file') return click.call(this);
			Object.defineProperty(this, 'files', { value: paths.map(file) });
			this.dispatchEvent(new Event('change'));
		};
	}, names);
	const began = Date.now();
	await page.locator('text="Upload folder"').click();
	await page.locator('.queue', { hasText: '60 of 60 saved' }).waitFor();
	await page.locator('.tree >> text="a.txt"').first().waitFor();
	expect(webhook.requests('add')).toHaveLength(60);
	// The first look, one in three seconds, and the last.
	const looks = 2 + Math.ceil((Date.now() - began) / 3000);
	expect(webhook.requests('open').length).toBeLessThanOrEqual(looks);
});

it('learns from a refusal that the case was closed meanwhile', async () => {
	await open();
	webhook.answer = ({ action }) => (action === 'add' ? [refusal('case_closed')] : undefined);
	Object.assign(webhook.contents, { canAdd: false, isClosed: true, version: 'closed' });
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await page.locator('text="This case is closed. You can see its documents, but not add any."').waitFor();
	expect(await page.locator('.adding').isVisible()).toBe(false);
});

it('takes what is dropped while the case cannot be looked at for a moment', async () => {
	await open();
	webhook.answer = ({ action }) => (action === 'open' ? 'lost' : undefined);
	await page.locator('.below button').click();
	await page.locator('.state').waitFor();
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await waitFor('done', 'A.pdf');
});

it('leaves nothing of the case on the page when the link has expired', async () => {
	webhook.contents.documentsIn = 'Clio';
	webhook.contents.person = 'Ana';
	webhook.documents = [{ id: 'a', name: 'Lease.pdf', size: 3, modified: null }];
	await open();
	await page.locator('text="Lease.pdf"').waitFor();
	webhook.answer = () => [refusal('link_expired')];
	await page.locator('.below button').click();
	await page.locator('.state').waitFor();
	const text = await page.locator('main').innerText();
	for (const gone of ['Lease.pdf', 'Clio', 'Note.txt', 'Doe, Jane', '1 folder', 'Ana', 'works until']) {
		expect(text).not.toContain(gone);
	}
	expect(await page.title()).toBe('Case documents');
});

it('leads the focus to the documents when the list of uploads is cleared', async () => {
	await open();
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await waitFor('done', 'A.pdf');
	await page.locator('text="Clear list"').focus();
	await page.keyboard.press('Enter');
	expect(await focused()).toBe('documents');
});

it('looks only when somebody comes back, where it is set to no seconds', async () => {
	await openWithClock({ options: { refreshSeconds: 0 } });
	await page.clock.runFor(120_000);
	expect(webhook.requests('open')).toHaveLength(1);
	await page.evaluate(() => window.document.dispatchEvent(new Event('visibilitychange')));
	await until(() => webhook.requests('open').length === 2);
});

const file = { type: 'file', name: 'x', size: 1 };
it.each([
	['nothing', []],
	['null', [null]],
	['a text', ['x']],
	['no more than “unchanged”', [{ unchanged: true }]],
	['no folder', [{ children: [file] }]],
	['children that are null', [{ folder: { name: 'x' }, children: [null] }]],
	['children that are texts', [{ folder: { name: 'x' }, children: ['x'] }]],
	['a folder without children', [{ folder: { name: 'x' }, children: [{ type: 'folder', name: 'f' }] }]],
	['a file without a name', [{ folder: { name: 'x' }, children: [{ type: 'file', size: 1 }] }]],
	['an error of another kind', [{ error: 'text', json: { headers: {} } }]],
])(
	'says that it cannot be shown, and looks again when asked, after an answer with %s',
	async (_what, answer) => {
		webhook.answer = () => answer;
		page = await openCasePage(browser, webhook);
		await page.locator('.state').waitFor();
		expect(await page.locator('.state h2').textContent()).toMatch(/^The documents cannot be (shown|reached)/);
		webhook.answer = () => undefined;
		await page.locator('.state button').click();
		await page.locator('.tree >> text="Note.txt"').waitFor();
	},
);

it('shows documents of the case system of which little is known, and those that came later', async () => {
	webhook.contents.documentsIn = 'Clio';
	webhook.documents = [{ id: 'a' }, { id: 7, name: 8, size: '9', modified: 10, type: 11 }];
	await open();
	const names = async () => await page.locator('.source bdi').allTextContents();
	await page.locator('.source li').nth(1).waitFor();
	expect(await names()).toEqual(['a', '8']);
	webhook.documents = [{ id: 'a', name: 'Lease.pdf', size: 3, modified: null }];
	await page.locator('.below button').click();
	await page.locator('text="Lease.pdf"').waitFor();
	expect(await names()).toEqual(['Lease.pdf']);
});

it('waits for the word to be typed before it searches a very large case', async () => {
	webhook.change(...Array.from({ length: 2100 }, (_, number) => document(`Deposition ${number}.pdf`)));
	await openWithClock();
	await page.locator('#search').pressSequentially('dep');
	expect(await page.locator('.count').textContent()).toBe('');
	await page.clock.runFor(350);
	expect(await page.locator('.count').textContent()).toBe('2,100 matches');
});

it('lines up the names of files with what became of them, and shows that one is being saved', async () => {
	await open({ viewport: { width: 900, height: 900 } });
	await leaveAtOnce();
	webhook.answer = async ({ action, request }) => {
		if (action !== 'add') return undefined;
		const [first] = request['files'] as Array<{ name: string }>;
		if (first?.name === 'Hanging.pdf') await new Promise(() => undefined);
		return [
			refusal('no_space', 'There is not enough space in this account. '.repeat(3)),
			webhook.save({}, 'B', 1),
		];
	};
	await dropFiles(page, 'main', [{ name: 'A long one.pdf' }, { name: 'B.pdf' }]);
	await waitFor('done', 'B.pdf');
	await dropFiles(page, 'main', [{ name: 'Hanging.pdf' }]);
	await waitFor('saving', 'Hanging.pdf');
	const places = await page.locator('.upload').evaluateAll((lines) =>
		lines.map((line) => {
			const [name, result] = ['bdi', '.result'].map((one) => line.querySelector(one)!.getClientRects()[0]!);
			return [Math.round(result!.left), Math.abs(result!.bottom - name!.bottom) < 4];
		}),
	);
	expect(places).toHaveLength(3);
	expect(new Set(places.map(String))).toEqual(new Set([`${places[0]![0]},true`]));
	const bar = page.locator('.saving progress');
	expect(await bar.evaluate((one) => getComputedStyle(one).backgroundImage)).toContain('gradient');
});

it('takes the second click of a double click for nothing of its own', async () => {
	await open();
	let refusals = 1;
	webhook.answer = ({ action }) => (action === 'add' && refusals-- > 0 ? [refusal('no_space')] : undefined);
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await waitFor('failed', 'A.pdf');
	// “Cancel” comes to stand where “Try again” stood.
	await page.locator('[aria-label="Try again: A.pdf"]').dblclick();
	await waitFor('done', 'A.pdf');
	expect(webhook.requests('add')).toHaveLength(2);
});

it('sends files to no other folder than was chosen, when that one is gone meanwhile', async () => {
	await open();
	await page.locator('#target').selectOption('Pleadings');
	const chooser = page.waitForEvent('filechooser');
	await page.locator('text="Upload files"').click();
	webhook.contents.children = [document('Note.txt')];
	webhook.change();
	await page.evaluate(() => window.document.querySelector<HTMLElement>('.below button')!.click());
	await page.locator('#target option', { hasText: 'Pleadings' }).waitFor({ state: 'detached' });
	await (await chooser).setFiles({ name: 'A.pdf', mimeType: '', buffer: Buffer.from('x') });
	await until(() => webhook.requests('add').length === 1);
	expect(webhook.requests('add')[0]?.request).toMatchObject({ folderId: 'id:folder-Pleadings' });
});

it.each([
	[{ status: 'uploaded' }, 'Saved'],
	[{ status: 'uploaded', name: { a: 1 } }, 'Saved'],
	[{ error: { reason: 'constructor', message: { a: 1 } } }, 'Not saved. Something went wrong. Try again.'],
	[{ error: { reason: '__proto__' } }, 'Not saved. Something went wrong. Try again.'],
])('says what it can of an answer that nobody should give: %j', async (answer, text) => {
	await open();
	webhook.answer = ({ action }) => (action === 'add' ? [answer] : undefined);
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await page.locator('.upload:is(.done, .failed)').waitFor();
	expect(await page.locator('.outcome').innerText()).toBe(text);
	webhook.answer = () => [answer];
	await page.locator('.below button').click();
	await page.locator('.state').waitFor();
	expect(await page.locator('.state h2').textContent()).toBe('The documents cannot be shown');
});

it('has a place that screen readers listen to, before anything is said there', async () => {
	await open();
	const said = page.locator('[role=status]');
	expect(await said.getAttribute('aria-live')).toBe('polite');
	expect(await said.textContent()).toBe('');
	expect(await said.evaluate((one) => one.closest('[aria-hidden], [hidden], [aria-busy=true]'))).toBeNull();
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await page.locator('[role=status]:text-is("1 file saved.")').waitFor({ state: 'attached' });
});
