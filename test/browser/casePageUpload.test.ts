/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const PIECE = 8_388_608;
/** Between attempts. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

let browser: Browser;
let webhook: CaseWebhook;
let page: Page;
let disk: string;

beforeAll(async () => {
	browser = await offline();
});
afterAll(async () => await browser?.close());
beforeEach(async () => {
	disk = mkdtempSync(join(tmpdir(), 'case-page-'));
	webhook = new CaseWebhook();
	webhook.change(folder('Pleadings', folder('2026', document('Answer.pdf'))), document('Note.txt'));
	page = await openCasePage(browser, webhook);
	await page.locator('text="Note.txt"').waitFor();
});
afterEach(async () => {
	await page.context().close();
	rmSync(disk, { recursive: true, force: true });
});

const result = (name: string) => page.locator('.upload', { hasText: name }).locator('.result');
const finished = async (name: string) => {
	await page.locator('.upload:is(.done, .failed)', { hasText: name }).waitFor();
	return await result(name).textContent();
};
const onDisk = (name: string, content: Buffer | string = name): string => {
	const path = join(disk, name);
	mkdirSync(join(path, '..'), { recursive: true });
	writeFileSync(path, content);
	return path;
};
const choose = async (button: string, paths: string[]) => {
	const chooser = page.waitForEvent('filechooser');
	await page.locator(button).first().click();
	await (await chooser).setFiles(paths);
};

/** As the desktop does it, with real files. */
async function dropFromDesktop(selector: string, paths: string[]): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const box = (await page.locator(selector).first().boundingBox())!;
	const data = { items: [], files: paths, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		const place = { x: box.x + 40, y: box.y + 12 };
		await session.send('Input.dispatchDragEvent', { type, ...place, data });
	}
}

it('sends a whole folder: all of it, however many files it has, with its folders', async () => {
	for (let number = 0; number < 130; number++) onDisk(`Scans/${number}.txt`);
	onDisk('Scans/2026/May/Deep.txt');
	onDisk('Scans/.DS_Store');
	await dropFromDesktop('.adding', [join(disk, 'Scans')]);
	await page.locator('.queue', { hasText: '131 of 131 saved' }).waitFor();
	const files = webhook
		.requests('add')
		.flatMap(({ request }) =>
			(request['files'] as Array<{ name: string }>).map(({ name }) => `${String(request['path'])}/${name}`),
		);
	const numbers = Array.from({ length: 130 }, (_, number) => `Scans/${number}.txt`);
	expect(files.sort()).toEqual([...numbers, 'Scans/2026/May/Deep.txt'].sort());
	expect(webhook.requests('add').every(({ request }) => (request['files'] as unknown[]).length <= 25)).toBe(
		true,
	);
	const notes = await page.locator('.remarks:visible').textContent();
	expect(notes).toContain('One hidden system file was left out.');
});

it('sends a folder that is dropped onto a folder there, and then one that is empty not at all', async () => {
	onDisk('Box/One.txt');
	mkdirSync(join(disk, 'Nothing'));
	await dropFromDesktop('li[data-folder="id:folder-2026"]', [join(disk, 'Box')]);
	expect(await finished('One.txt')).toBe('Saved');
	expect(webhook.requests('add')[0]?.request).toMatchObject({ folderId: 'id:folder-2026', path: 'Box' });
	await dropFromDesktop('.adding', [join(disk, 'Nothing')]);
	await page
		.locator('li:text-is("The folder “Nothing” has no files in it, so it was not uploaded.")')
		.waitFor();
	await dropFromDesktop('.adding', [join(disk, 'Box'), join(disk, 'Nothing'), onDisk('Single.zzz')]);
	expect(await finished('Single.zzz')).toBe('Saved');
	expect(await page.locator('.remarks:visible').textContent()).toContain(
		'Please drop these separately: Nothing',
	);
	await dropFromDesktop('.adding', [onDisk('Alone')]);
	expect(await finished('Alone')).toBe('Saved');
	// The field that catches folders is gone again.
	await page.locator('text="Close all folders"').click();
});

it('reads folders itself where the browser lets it: all batches, and what is empty', async () => {
	await page.evaluate(() => {
		Reflect.deleteProperty(window, 'webkitRequestFileSystem');
		const file = (name: string) => ({
			isDirectory: false,
			name,
			file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
		});
		const folder = (name: string, ...batches: object[][]) => ({
			...{ isDirectory: true, name },
			createReader: () => ({
				readEntries: (resolve: (all: object[]) => void) => resolve(batches.shift() ?? []),
			}),
		});
		const scans = folder(
			'Scans',
			[file('a.txt'), folder('In', [file('b.txt')])],
			[file('c.txt')],
			[folder('None')],
		);
		const items = [{ kind: 'file', webkitGetAsEntry: () => scans, getAsFile: () => null }];
		const event = new DragEvent('drop', { bubbles: true, cancelable: true });
		Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items, files: [] } });
		window.document.querySelector('main')!.dispatchEvent(event);
	});
	expect(await finished('c.txt')).toBe('Saved');
	expect(await finished('b.txt')).toBe('Saved');
	const places = webhook
		.requests('add')
		.map(({ request }) => [request['path'], (request['files'] as unknown[]).length]);
	expect(places.sort()).toEqual([
		['Scans', 2],
		['Scans/In', 1],
	]);
	await page
		.locator('li:text-is("The folder “Scans/None” has no files in it, so it was not uploaded.")')
		.waitFor();
});

it('sends what is dropped onto a folder there, and says where before', async () => {
	const row = 'li[data-folder="id:folder-2026"] > .row';
	await page.locator(row).waitFor();
	const transfer = await page.evaluateHandle(() => {
		const data = new DataTransfer();
		data.items.add(new File(['x'], 'Motion.pdf'));
		return data;
	});
	await page.locator(row).dispatchEvent('dragover', { dataTransfer: transfer });
	expect(await page.locator('.over').getAttribute('data-folder')).toBe('id:folder-2026');
	expect(await page.locator('[role=status]').textContent()).toBe('Drop to save in: Pleadings / 2026');
	await page.locator('text="Note.txt"').dispatchEvent('dragover', { dataTransfer: transfer });
	expect(await page.locator('.drop').textContent()).toBe('Drop to save in: Case folder');
	await page.locator('text="Answer.pdf"').dispatchEvent('drop', { dataTransfer: transfer });
	expect(await finished('Motion.pdf')).toBe('Saved');
	expect(webhook.requests('add')[0]?.request).toMatchObject({ folderId: 'id:folder-2026', path: '' });
	expect(await page.locator('.place').textContent()).toContain('in Pleadings / 2026');
	expect(await page.locator('.over').count()).toBe(0);
	await page.locator('li[data-folder="id:folder-2026"] >> text="Motion.pdf"').waitFor();
});

it('takes what is dropped while n8n cannot be reached, and saves it once it can', async () => {
	let isDown = true;
	webhook.answer = () => (isDown ? 'lost' : undefined);
	await page.locator('text="Check for new documents"').click();
	await page.locator('.state:visible').waitFor();
	await dropFiles(page, '.adding', [{ name: 'Motion.pdf' }]);
	await page.locator('.upload', { hasText: 'Motion.pdf' }).waitFor();
	isDown = false;
	expect(await finished('Motion.pdf')).toBe('Saved');
});

it('sends what is chosen by a button, to the folder that is chosen', async () => {
	await choose('text="Upload files"', [onDisk('One.txt'), onDisk('Two.txt')]);
	expect(await finished('Two.txt')).toBe('Saved');
	await page.locator('#target').selectOption('Pleadings');
	await choose('text="Upload files"', [onDisk('Three.txt')]);
	expect(await finished('Three.txt')).toBe('Saved');
	await page.locator('[aria-label="Add files to 2026"]').focus();
	const chooser = page.waitForEvent('filechooser');
	await page.keyboard.press('Enter');
	await (await chooser).setFiles([onDisk('Four.txt')]);
	expect(await finished('Four.txt')).toBe('Saved');
	onDisk('Box/In/Five.txt');
	await choose('text="Upload folder"', [join(disk, 'Box')]);
	expect(await finished('Five.txt')).toBe('Saved');
	expect(webhook.requests('add').map(({ request }) => [request['folderId'], request['path']])).toEqual([
		[null, ''],
		['id:folder-Pleadings', ''],
		['id:folder-2026', ''],
		['id:folder-Pleadings', 'Box/In'],
	]);
});

it.each([
	['uploaded', 'A.pdf', 'Saved'],
	['uploaded', 'A (1).pdf', 'Saved as “A (1).pdf”'],
	['unchanged', 'A.pdf', 'Already saved'],
	['duplicate', 'B.pdf', 'Already saved, as “B.pdf”'],
	['keptBoth', 'A (1).pdf', 'Saved as “A (1).pdf”. A different document already has the original name.'],
	['replaced', 'A.pdf', 'Saved as the new version; the earlier version was kept'],
	['archived', 'A.pdf', 'Saved as the new version; the earlier version was kept'],
	['skipped', 'A.pdf', 'Not saved: a document with this name is already there'],
])('says what became of a file: %s %s', async (status, name, text) => {
	webhook.answer = ({ action, request }) =>
		action === 'add' ? [webhook.save(request, name, 1, status)] : undefined;
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	expect(await finished('A.pdf')).toBe(text);
});

it('sends the others where the server refuses all because of the name of one', async () => {
	webhook.answer = ({ action, request }) => {
		const names = (request as { files?: Array<{ name: string }> }).files?.map(({ name }) => name) ?? [];
		return action === 'add' && names.includes('Bad.txt') ? [refusal('name_not_allowed')] : undefined;
	};
	await dropFiles(page, 'main', [
		...['One.txt', 'Bad.txt', 'Two.txt'].map((name) => ({ name, content: name })),
	]);
	for (const name of ['One.txt', 'Two.txt']) {
		await page.locator('.upload.done', { hasText: name }).waitFor();
	}
	await page.locator('.upload.failed', { hasText: 'Bad.txt' }).waitFor();
	expect(await result('Bad.txt').textContent()).toMatch(/does not allow this name/);
});

it('loses nothing when one fails, and tries that one again without the others', async () => {
	let isFull = true;
	webhook.answer = ({ action, request }) => {
		if (action !== 'add' || !isFull) return undefined;
		return (request['files'] as Array<{ name: string }>).map(({ name }) =>
			name === 'Big.pdf' ? refusal('no_space', 'Dropbox says no.') : webhook.save(request, name, 1),
		);
	};
	await dropFiles(page, 'main', [{ name: 'A.pdf' }, { name: 'Big.pdf' }, { name: 'C.pdf' }]);
	expect(await finished('Big.pdf')).toBe('Not saved. The Dropbox account is full. Ask your administrator.');
	expect(await page.locator('.detail:visible').textContent()).toBe('Dropbox says no.');
	expect(await finished('C.pdf')).toBe('Saved');
	expect(await page.locator('.queue .hint').textContent()).toBe('2 of 3 saved · 1 not saved');
	isFull = false;
	await page.locator('[aria-label="Try again: Big.pdf"]').click();
	await page.locator('.queue', { hasText: '3 of 3 saved' }).waitFor();
	const sent = webhook.requests('add').map(({ request }) => (request['files'] as unknown[]).length);
	expect(sent).toEqual([3, 1]);
	await page.locator('text="Clear list"').click();
	expect(await page.locator('.queue').isVisible()).toBe(false);
});

it.each([
	['case_closed', 'The case was closed, so nothing can be added to it.', true],
	[
		'privileged',
		'This folder is for privileged documents, which this link does not include. Choose another one.',
		false,
	],
	[
		'link_expired',
		'This link has expired. Open the page again from your case system, or ask the office for a new link.',
		false,
	],
	['what_is_this', 'Something went wrong. Try again.', true],
])('says why nothing of a request was saved: %s', async (reason, text, mayPass) => {
	webhook.answer = ({ action }) => (action === 'add' ? [refusal(reason)] : undefined);
	await dropFiles(page, 'main', [{ name: 'A.pdf' }, { name: 'B.pdf' }]);
	expect(await finished('A.pdf')).toBe(`Not saved. ${text}`);
	expect(await finished('B.pdf')).toBe(`Not saved. ${text}`);
	// Where it would end alike, no other try is offered.
	expect(await page.locator('.queue >> text="Try all again"').isVisible()).toBe(mayPass);
	expect(await page.locator('[aria-label="Try again: A.pdf"]').isVisible()).toBe(mayPass);
});

describe('with a clock', () => {
	beforeEach(async () => {
		await page.context().close();
		page = await openCasePage(browser, webhook, { wait: false });
		await page.clock.install({ time: '2026-11-29T12:00:00Z' });
		await page.goto(`${ADDRESS}#link`);
		await page.locator('text="Note.txt"').waitFor();
		// From here on only the test moves it, however slow the computer is.
		await page.clock.pauseAt('2026-11-29T12:00:50Z');
	});

	it.each([
		['a lost line', 'lost' as const],
		['n8n that is starting', { status: 503, body: '' }],
		['Dropbox that is down', [refusal('unavailable')]],
		['Dropbox that is busy', [refusal('too_busy')]],
	])(
		'sends again by itself after %s, with growing pauses, and gives up in the end',
		async (_what, answer) => {
			let failures = 2;
			webhook.answer = ({ action }) => (action === 'add' && failures-- > 0 ? answer : undefined);
			await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
			const sent = () => webhook.requests('add').length;
			await page.locator('.upload.pausing').waitFor();
			await page.clock.runFor(900);
			expect(sent()).toBe(1);
			await page.clock.runFor(200);
			await until(() => sent() === 2);
			await page.locator('.upload.pausing').waitFor();
			await page.clock.runFor(1500);
			expect(sent()).toBe(2);
			await page.clock.runFor(600);
			expect(await finished('A.pdf')).toBe('Saved');

			failures = 100;
			await dropFiles(page, 'main', [{ name: 'B.pdf' }]);
			for (const [index, pause] of [...PAUSES, 0].entries()) {
				const attempt = 4 + index;
				await until(() => sent() === attempt);
				if (attempt < 9) await page.locator('.upload.pausing').waitFor();
				await page.clock.runFor(pause + 20);
			}
			expect(await finished('B.pdf')).toContain('Not saved.');
			expect(sent()).toBe(9);
		},
	);

	it('goes on with a large file where it was, when it is tried again after a long time', async () => {
		let isDown = true;
		webhook.answer = ({ action }) => (isDown && action === 'finish' ? 'lost' : undefined);
		await dropFiles(page, 'main', [{ name: 'Long.mp4', size: 2 * PIECE + 10 }]);
		for (const [index, pause] of [...PAUSES, 0].entries()) {
			const attempt = 1 + index;
			await until(() => webhook.requests('finish').length === attempt);
			if (attempt < 6) await page.locator('.upload.pausing').waitFor();
			await page.clock.runFor(pause + 20);
		}
		expect(await finished('Long.mp4')).toBe('Not saved. The connection was lost. Try again.');
		isDown = false;
		await page.locator('[aria-label="Try again: Long.mp4"]').click();
		await page.locator('.upload.done').waitFor();
		expect(webhook.requests('start')).toHaveLength(1);
		expect(webhook.requests('append')).toHaveLength(1);
	});
});

it('sends a large file in pieces, one after the other, and puts it together as it was', async () => {
	const content = Buffer.alloc(2 * PIECE + 1000, 'case');
	await choose('text="Upload files"', [onDisk('Hearing.mp4', content)]);
	expect(await finished('Hearing.mp4')).toBe('Saved');
	const pieces = webhook.asked.filter(({ action }) => ['start', 'append', 'finish'].includes(action));
	expect(pieces.map(({ action, request }) => [action, request['offset']])).toEqual([
		['start', undefined],
		['append', PIECE],
		['finish', 2 * PIECE],
	]);
	expect(pieces[0]?.request).toEqual({
		folderId: null,
		path: '',
		name: 'Hearing.mp4',
		size: content.length,
	});
	expect(Buffer.concat(pieces.map(({ files }) => files['piece']!)).equals(content)).toBe(true);
});

it('a file of exactly one piece is sent whole, and of exactly two pieces in two', async () => {
	await dropFiles(page, 'main', [
		{ name: 'One.bin', size: PIECE },
		{ name: 'Two.bin', size: 2 * PIECE },
		{ name: 'Empty.txt', content: '' },
	]);
	expect(await finished('One.bin')).toBe('Saved');
	expect(await finished('Two.bin')).toBe('Saved');
	expect(await finished('Empty.txt')).toBe('Saved');
	expect(
		webhook.asked
			.map(({ action }) => action)
			.filter((action) => action !== 'open')
			.sort(),
	).toEqual(['add', 'add', 'finish', 'start']);
});

it('goes on where the server says: pieces that were there already, or are missing', async () => {
	const offsets: unknown[] = [];
	const jumps: Record<string, number> = { [PIECE]: 3 * PIECE, [3 * PIECE]: 2 * PIECE };
	webhook.answer = ({ action, request, files }) => {
		if (action === 'start') return [{ state: 'a', offset: PIECE }];
		if (action !== 'append' && action !== 'finish') return undefined;
		offsets.push(request['offset'], files['piece']!.length);
		const jump = jumps[String(request['offset'])];
		delete jumps[String(request['offset'])];
		if (jump !== undefined) return [{ state: 'a', offset: jump }];
		if (action === 'append') return [{ state: 'a', offset: Number(request['offset']) + PIECE }];
		return [webhook.save({}, 'Long.mp4', 1)];
	};
	await dropFiles(page, 'main', [{ name: 'Long.mp4', size: 3 * PIECE + 5 }]);
	expect(await finished('Long.mp4')).toBe('Saved');
	expect(offsets).toEqual([PIECE, PIECE, 3 * PIECE, 5, 2 * PIECE, PIECE, 3 * PIECE, 5]);
});

it('gives up when the server leads it in a circle, or nowhere', async () => {
	webhook.answer = ({ action }) => {
		if (action === 'start') return [{ state: 'a', offset: PIECE }];
		return action === 'append' || action === 'finish' ? [{ state: 'a', offset: 0 }] : undefined;
	};
	await dropFiles(page, 'main', [{ name: 'Long.mp4', size: 2 * PIECE + 5 }]);
	expect(await finished('Long.mp4')).toBe('Not saved. Only part of the file arrived. Try again.');
	webhook.answer = ({ action }) =>
		action === 'start' ? [{ state: 'a', offset: 99_999_999_999 }] : undefined;
	await dropFiles(page, 'main', [{ name: 'Other.mp4', size: 2 * PIECE + 5 }]);
	expect(await finished('Other.mp4')).toBe('Not saved. Something went wrong. Try again.');
});

it('says that a file was changed or is gone, and sends the others', async () => {
	let hold: (() => void) | undefined;
	const held = new Promise<void>((resolve) => (hold = resolve));
	webhook.answer = async ({ action }) => {
		if (action === 'start') await held;
		return undefined;
	};
	const large = onDisk('Recording.mp4', Buffer.alloc(PIECE + 5, 'x'));
	await choose('text="Upload files"', [large]);
	await until(() => webhook.requests('start').length === 1);
	writeFileSync(large, 'something else');
	hold?.();
	expect(await finished('Recording.mp4')).toBe(
		'Not saved. The file was changed, moved or deleted on your computer. Choose it again.',
	);
	await choose('text="Upload files"', [onDisk('Fine.txt')]);
	expect(await finished('Fine.txt')).toBe('Saved');
});

it('takes a file back that is on its way, and leaves the others in the queue', async () => {
	let hold: (() => void) | undefined;
	const held = new Promise<void>((resolve) => (hold = resolve));
	webhook.answer = async ({ action }) => {
		if (action === 'start') await held;
		return undefined;
	};
	const names = ['A', 'B', 'C', 'D'];
	await dropFiles(
		page,
		'main',
		names.map((name) => ({ name: `${name}.mp4`, size: PIECE + 1 })),
	);
	// No more than three at a time.
	await until(() => webhook.requests('start').length === 3);
	expect(await result('D.mp4').textContent()).toBe('Waiting');
	await page.locator('[aria-label="Cancel: A.mp4"]').click();
	expect(await result('A.mp4').textContent()).toBe('Canceled');
	await until(() => webhook.requests('start').length === 4);
	hold?.();
	for (const name of ['B', 'C', 'D']) expect(await finished(`${name}.mp4`)).toBe('Saved');
	expect(await page.locator('.queue .hint').textContent()).toBe('3 of 4 saved');
	await page.locator('[aria-label="Try again: A.mp4"]').click();
	expect(await finished('A.mp4')).toBe('Saved');
});

it('warns before it is closed while something is on its way, and not afterwards', async () => {
	let hold: (() => void) | undefined;
	const held = new Promise<void>((resolve) => (hold = resolve));
	webhook.answer = async ({ action }) => {
		if (action === 'add') await held;
		return undefined;
	};
	const isWarning = async () =>
		await page.evaluate(() => {
			const event = new Event('beforeunload', { cancelable: true });
			window.dispatchEvent(event);
			return event.defaultPrevented;
		});
	expect(await isWarning()).toBe(false);
	await dropFiles(page, 'main', [{ name: 'A.pdf' }]);
	await until(() => webhook.requests('add').length === 1);
	expect(await isWarning()).toBe(true);
	hold?.();
	await finished('A.pdf');
	expect(await isWarning()).toBe(false);
});

it('refuses more than 20 GB without sending any of it', async () => {
	await page.evaluate(() => {
		const data = new DataTransfer();
		const file = new File(['x'], 'Disk.img');
		Object.defineProperty(file, 'size', { value: 21 * 1024 ** 3 });
		const event = new DragEvent('drop', { bubbles: true, cancelable: true });
		const transfer = { types: ['Files'], files: [file], items: [], dropEffect: '' };
		Object.defineProperty(event, 'dataTransfer', { value: transfer });
		void data;
		window.document.querySelector('main')!.dispatchEvent(event);
	});
	expect(await finished('Disk.img')).toBe(
		'Not saved. Files over 20 GB cannot be uploaded here. Use the Dropbox app instead, or ask your administrator.',
	);
	expect(webhook.asked.every(({ action }) => action === 'open')).toBe(true);
});

it('has a camera on a phone, and no talk of dragging', async () => {
	await page.context().close();
	page = await openCasePage(browser, webhook, { hasTouch: true, isMobile: true });
	await page.locator('text="Take a photo"').waitFor();
	expect(await page.locator('text="Upload folder"').count()).toBe(0);
	expect(await page.locator('.adding .hint').count()).toBe(0);
	const chooser = page.waitForEvent('filechooser');
	await page.locator('text="Take a photo"').click();
	const input = (await chooser).element();
	expect(await input.getAttribute('capture')).toBe('environment');
	expect(await input.getAttribute('accept')).toBe('image/*');
});
