/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../editor/launchBrowser';
import type { RunningStack } from '../stack/runningStack';
import { filesBelow } from './trees';
import type { EventInQueue } from './eventTable';
import { QueueOffice } from './QueueOffice';
import { installTemplates } from './templates';

/** With which people of the office open the status page. */
export const LOGIN = { username: 'office', password: 'a password' };

/** Every so many seconds. */
const everyFiveSeconds = {
	item: Array.from({ length: 12 }, (_, index) => ({
		...{ mode: 'custom', cronExpression: `${index * 5} * * * * *` },
	})),
};

/** A law office with Clio whose people look at the status page, and delete things in Dropbox. */
export class StatusOffice {
	private constructor(
		readonly queue: QueueOffice,
		readonly browser: Browser,
		readonly matter: { id: number; displayNumber: string },
	) {}

	/** @param name of this office's log */
	static async open(stack: RunningStack, name: string, settings: object = {}): Promise<StatusOffice> {
		// Nobody kills n8n here, and a busy machine takes its time for many events.
		const queue = await QueueOffice.open(stack, name, { ...settings }, 2);
		await queue.dropbox.makeFolders('matters', ['/Clio']);
		const credential = { user: LOGIN.username, password: LOGIN.password };
		await queue.api.createCredential({ name: 'Status page', type: 'httpBasicAuth', data: credential });
		await installTemplates(queue.api, [
			'status-page-clio',
			[
				'dropbox-events',
				{
					'Changes in Dropbox': {
						destination: { __rl: true, mode: 'path', value: '/Matters/Clio' },
						pollTimes: everyFiveSeconds,
						// Each look repeats what it told lately: with 15 minutes and looks this frequent, 200 documents come 180 times.
						options: { repeatMinutes: 1 },
					},
				},
			],
		]);
		const matter = await queue.openMatter(name);
		const browser = await launchBrowser(stack.proxyUrl);
		return new StatusOffice(queue, browser, matter);
	}

	async close(): Promise<void> {
		await this.browser.close();
		await this.queue.dropbox.setFaults([]);
		await this.queue.clio.act('/switches', { rateLimit: 50 });
		await this.queue.close();
	}

	get url(): string {
		return this.queue.urlOf('case-folder-status');
	}

	/** The page in a tab of its own, of somebody who knows the password. */
	async visit(options: BrowserContextOptions = {}): Promise<Page> {
		const context = await this.browser.newContext({
			viewport: { width: 900, height: 900 },
			httpCredentials: LOGIN,
			...options,
		});
		const page = await context.newPage();
		await page.goto(this.url);
		return page;
	}

	/** A document that somebody adds to the matter in Clio. */
	async upload(name: string, category?: string): Promise<{ id: number }> {
		const more = category === undefined ? {} : { category };
		const document = { matter: this.matter.id, name, text: `${name} in full`, ...more };
		return await this.queue.clio.act<{ id: number }>('/upload', document);
	}

	/** Waits for what becomes of the events of a document. */
	async settled(document: { id: number }, status: string, times = 1): Promise<EventInQueue[]> {
		const isMeant = (event: EventInQueue) => event.documentId === String(document.id);
		const events = await this.queue.until(
			(all) => all.filter((event) => isMeant(event) && event.status === status).length >= times,
			120,
		);
		return events.filter(isMeant);
	}

	/** Where documents of the matter are now, by their paths in its folder. */
	async filed(): Promise<Record<string, string>> {
		const entries = await this.queue.dropbox.entriesIn('matters', `/Clio/${this.matter.displayNumber}`);
		const own = entries.filter(({ kind }) => kind === 'file');
		const top = `/Clio/${this.matter.displayNumber}/`;
		return Object.fromEntries(own.map(({ path, id }) => [path.slice(top.length), id]));
	}

	/** All documents in a folder of the destination's account. */
	async filesIn(folder: string): Promise<string[]> {
		return Object.keys(await filesBelow(this.queue.dropbox, folder).catch(() => ({})));
	}
}
