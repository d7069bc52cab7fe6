/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { renderCasePage, type CasePageOptions } from '@/nodes/DropboxCaseFolders/page/renderCasePage';
import { PATIENCE } from './chromium';

export const ADDRESS = 'http://n8n.test/webhook/page';

/** What n8n puts before every page of a webhook: see n8n-core/dist/html-sandbox.js. */
export const SANDBOX = sandboxOfN8n();

function sandboxOfN8n(): string {
	const path = join(__dirname, '../e2e/node_modules/n8n-core/dist/html-sandbox.js');
	let text = '';
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		// n8n is not installed here; what it says is known.
	}
	return (
		/return '(sandbox [^']+)'/.exec(text)?.[1] ??
		'sandbox allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-presentation allow-scripts allow-top-navigation-by-user-activation allow-top-navigation-to-custom-protocols'
	);
}

export const refusal = (reason: string, message = `Refused: ${reason}`) => ({
	error: { message, reason, advice: '' },
});

/** A request of the page, taken apart. */
export interface Asked {
	action: string;
	request: Record<string, unknown>;
	files: Record<string, Buffer>;
	authorization: string | undefined;
	headers: Record<string, string>;
}

export interface TestEntry {
	type: 'file' | 'folder';
	name: string;
	children?: TestEntry[];
	[field: string]: unknown;
}

let ids = 0;

export const document = (name: string, size = 1234, modified = '2026-03-03T15:00:00Z'): TestEntry => ({
	...{ type: 'file', fileId: `id:file${ids++}`, name, size, modified },
	url: `https://www.dropbox.com/preview/${encodeURIComponent(name)}`,
});

export const folder = (name: string, ...children: TestEntry[]): TestEntry => ({
	...{ type: 'folder', folderId: `id:folder-${name}`, name, children },
	url: `https://www.dropbox.com/home/${encodeURIComponent(name)}`,
});

const PIECES = ['start', 'append', 'finish'];

type Answer = unknown[] | 'lost' | { status: number; body: string };
type Answerer = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>;

/** A webhook that answers as the workflow does, or as a test wants it. */
export class CaseWebhook {
	contents = {
		folder: { folderId: 'id:case', name: 'Doe, Jane - 26-0000123', url: 'https://www.dropbox.com/home/case' },
		canAdd: true,
		isClosed: false,
		includesPrivileged: false,
		person: null as string | null,
		expires: '2026-12-31T22:00:00Z',
		version: '1',
		isCut: false,
		documentsIn: null as string | null,
		children: [] as TestEntry[],
	};
	documents: unknown[] = [];
	readonly asked: Asked[] = [];
	/** Addresses that the page went to, with their methods. */
	readonly visited: string[] = [];
	/** Asked first; `undefined` leaves the answer to the webhook. */
	answer: Answerer = () => undefined;
	private version = 1;
	private readonly sessions = new Map<
		string,
		{ name: string; size: number; bytes: Buffer[]; offset: number }
	>();

	requests(action: string): Asked[] {
		return this.asked.filter((one) => one.action === action);
	}

	/** Puts something into the case. */
	change(...children: TestEntry[]): void {
		this.contents.children.push(...children);
		this.contents.version = String(++this.version);
	}

	async serve(context: BrowserContext | Page, options: Partial<CasePageOptions> = {}): Promise<void> {
		const html = renderCasePage({
			title: 'Legal Aid Office',
			language: 'en',
			refreshSeconds: 60,
			...options,
		});
		await context.route('**/*', async (route) => {
			const request = route.request();
			this.visited.push(`${request.method()} ${request.url()}`);
			if (request.method() === 'GET' && request.url().startsWith(ADDRESS)) {
				return await route.fulfill({
					contentType: 'text/html; charset=utf-8',
					headers: { 'content-security-policy': SANDBOX },
					body: html,
				});
			}
			if (request.method() === 'OPTIONS') return await route.fulfill({ headers: CORS });
			return await this.fulfill(route);
		});
	}

	private async fulfill(route: Route): Promise<void> {
		const asked = take(route);
		this.asked.push(asked);
		const answer = (await this.answer(asked)) ?? this.usual(asked);
		if (answer === 'lost') return await route.abort();
		const { status, body } = Array.isArray(answer) ? { status: 200, body: JSON.stringify(answer) } : answer;
		await route.fulfill({ status, body, headers: CORS, contentType: 'application/json' });
	}

	private usual({ action, request, files }: Asked): Answer {
		if (action === 'open') {
			const { version } = this.contents;
			return [request['version'] === version ? { unchanged: true } : this.contents];
		}
		if (action === 'add') {
			const list = request['files'] as Array<{ field: string; name: string }>;
			return list.map(({ field, name }) => this.save(request, name, files[field]?.length ?? -1));
		}
		if (action === 'documents') return this.documents;
		if (action === 'send') {
			const found = (this.documents as Array<{ id: string; name: string; size: number }>).find(
				({ id }) => id === request['id'],
			);
			return [found === undefined ? refusal('not_found') : this.save({}, found.name, found.size)];
		}
		if (!PIECES.includes(action)) return { status: 404, body: 'no such action' };
		return [this.piece(action, request, files['piece'] ?? Buffer.alloc(0))];
	}

	private piece(action: string, request: Record<string, unknown>, piece: Buffer): unknown {
		const key = action === 'start' ? `session-${this.sessions.size}` : String(request['state']);
		if (action === 'start') {
			const { name, size } = request as { name: string; size: number };
			this.sessions.set(key, { name, size, bytes: [], offset: 0 });
		}
		const session = this.sessions.get(key)!;
		const offset = action === 'start' ? 0 : Number(request['offset']);
		if (offset === session.offset) {
			session.bytes.push(piece);
			session.offset += piece.length;
		}
		if (action !== 'finish' || session.offset < session.size) return { state: key, offset: session.offset };
		return this.save(request, session.name, session.offset);
	}

	/** Saves a document and says so, as a row of Upload. */
	save(request: Record<string, unknown>, name: string, size: number, status = 'uploaded'): unknown {
		const saved = document(name, size, '2026-11-29T18:00:00Z');
		const target = findFolder(this.contents.children, request['folderId']) ?? this.contents;
		target.children!.push(saved);
		this.change();
		const { fileId, url } = saved;
		return {
			status,
			fileId,
			name,
			path: `/${name}`,
			url,
			size,
			previousVersion: null,
			reason: null,
			warnings: [],
		};
	}
}

const CORS = {
	'access-control-allow-origin': '*',
	'access-control-allow-headers': 'authorization',
	'access-control-allow-methods': 'POST, OPTIONS',
};

function findFolder(entries: TestEntry[], folderId: unknown): TestEntry | undefined {
	for (const entry of entries) {
		if (entry.type !== 'folder') continue;
		const found = entry['folderId'] === folderId ? entry : findFolder(entry.children!, folderId);
		if (found !== undefined) return found;
	}
	return undefined;
}

function take(route: Route): Asked {
	const request = route.request();
	const body = request.postDataBuffer() ?? Buffer.alloc(0);
	const boundary = /boundary=(\S+)/.exec(request.headers()['content-type'] ?? '')?.[1] ?? 'none';
	const fields: Record<string, string> = {};
	const files: Record<string, Buffer> = {};
	let at = body.indexOf(`--${boundary}`);
	for (;;) {
		const head = body.indexOf('\r\n\r\n', at);
		const next = body.indexOf(`\r\n--${boundary}`, at);
		if (head < 0 || next < 0) break;
		const header = body.subarray(at, head).toString('utf8');
		const name = /name="([^"]*)"/.exec(header)?.[1] ?? '';
		const content = body.subarray(head + 4, next);
		if (header.includes('filename=')) files[name] = Buffer.from(content);
		else fields[name] = content.toString('utf8');
		at = next + 2;
	}
	return {
		action: fields['action'] ?? '',
		request: JSON.parse(fields['request'] ?? '{}') as Record<string, unknown>,
		files,
		authorization: request.headers()['authorization'],
		headers: request.headers(),
	};
}

/** A page of the browser on which the case page is open. */
export async function openCasePage(
	browser: Browser,
	webhook: CaseWebhook,
	{
		options = {},
		hash = '#link',
		wait = true,
		...context
	}: Parameters<Browser['newContext']>[0] & {
		options?: Partial<CasePageOptions>;
		hash?: string;
		/** Whether it is opened; else only the webhook is there. */
		wait?: boolean;
	} = {},
): Promise<Page> {
	const opened = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US', ...context });
	await webhook.serve(opened, options);
	const page = await opened.newPage();
	// From the start: where it is asked for only when a test waits, a key may open the chooser before Chromium knows.
	page.on('filechooser', () => undefined);
	if (wait) await page.goto(`${ADDRESS}${hash}`);
	return page;
}

/** What happens on the other side of a request takes its time. */
export async function until(isSo: () => boolean): Promise<void> {
	const deadline = Date.now() + PATIENCE;
	while (!isSo() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
	expect(isSo()).toBe(true);
}

/** Drops files onto an element, as a hand with a mouse does. */
export async function dropFiles(
	page: Page,
	selector: string,
	files: Array<{ name: string; content?: string; size?: number }>,
): Promise<void> {
	const transfer = await page.evaluateHandle((given) => {
		const data = new DataTransfer();
		for (const { name, content, size } of given) {
			// Letters: what is intercepted comes as JSON, in which a zero is six letters.
			data.items.add(new File([content ?? 'x'.repeat(size ?? 1)], name));
		}
		return data;
	}, files);
	for (const kind of ['dragenter', 'dragover', 'drop']) {
		await page.locator(selector).first().dispatchEvent(kind, { dataTransfer: transfer });
	}
}
