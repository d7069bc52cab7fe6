/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { contentHash } from '../stack/contentHash';
import type { RunningStack } from '../stack/runningStack';
import type { EventInQueue } from './eventTable';
import { QueueOffice } from './QueueOffice';
import { filesBelow } from './trees';

/** An office with Clio of which one matter is followed, whatever happens to the machine that n8n runs on. */
export class KeptOffice {
	/** What Clio has now, by the names of documents. */
	private readonly added = new Map<string, { id: number; text: string }>();

	private constructor(
		readonly queue: QueueOffice,
		private readonly matter: { id: number; displayNumber: string },
	) {}

	/** @param templates the folder of the workflows, if not the project's */
	static async open(stack: RunningStack, name: string, templates?: string): Promise<KeptOffice> {
		const queue = await QueueOffice.open(stack, name, {}, undefined, templates);
		await queue.dropbox.makeFolders('matters', ['/Clio']);
		return new KeptOffice(queue, await queue.openMatter(name));
	}

	/** Somebody adds documents in Clio. */
	async add(...names: string[]): Promise<void> {
		for (const name of names) {
			const text = `${name} in full`;
			const document = { matter: this.matter.id, name, text };
			const { id } = await this.queue.clio.act<{ id: number }>('/upload', document);
			this.added.set(name, { id, text });
		}
	}

	/** Somebody adds a new version of a document in Clio. */
	async change(name: string, text: string): Promise<void> {
		const { id } = this.documentOf(name);
		await this.queue.clio.act('/new-version', { document: id, text });
		this.added.set(name, { id, text });
	}

	/** Waits until these documents are in Dropbox as they are in Clio, and nothing else is left to do. */
	async untilFiled(...names: string[]): Promise<void> {
		const deadline = Date.now() + 180_000;
		for (;;) {
			await this.queue.until((events) => events.every(({ status }) => status === 'done'), 180);
			const files = Object.entries(await this.filesByPath());
			const missing = names.filter((name) => !files.some(([path, hash]) => this.isFileOf(name, path, hash)));
			if (missing.length === 0) return;
			if (Date.now() > deadline)
				throw new Error(`${missing.join(', ')}: not in ${files.map(([path]) => path).join(', ')}`);
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
	}

	/** Waits until each of these documents was tried, and is to be tried again. */
	async untilWaiting(...names: string[]): Promise<void> {
		await this.queue.until((events) =>
			names.every((name) =>
				this.eventsOf(events, name).some(
					({ status, attempts }) => ['waiting', 'stalled'].includes(status) && attempts > 0,
				),
			),
		);
	}

	async takeDropboxDown(): Promise<void> {
		await this.queue.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
	}

	async bringDropboxBack(): Promise<void> {
		await this.queue.dropbox.setFaults([]);
	}

	/** The paths of the matter's files below its folder, in the order of the alphabet, without the dates in names. */
	async files(): Promise<string[]> {
		return Object.keys(await this.filesByPath())
			.map((path) => path.replace(/_\d{8}\./, '_DATE.'))
			.sort();
	}

	private async filesByPath(): Promise<Record<string, string>> {
		return await filesBelow(this.queue.dropbox, `/Clio/${this.matter.displayNumber}`);
	}

	private isFileOf(name: string, path: string, hash: string): boolean {
		const isIt = path.split('/').at(-1) === name;
		return isIt && hash === contentHash(Buffer.from(this.documentOf(name).text));
	}

	private documentOf(name: string): { id: number; text: string } {
		const document = this.added.get(name);
		if (document === undefined) throw new Error(`${name} was not added`);
		return document;
	}

	private eventsOf(events: readonly EventInQueue[], name: string): EventInQueue[] {
		const id = String(this.documentOf(name).id);
		return events.filter(({ documentId }) => documentId === id);
	}
}
