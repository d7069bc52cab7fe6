/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { EmulatedDropbox, type StoredEntry } from '../../e2e/stack/EmulatedDropbox';
import { freePorts } from '../../e2e/commands/freePorts';
import { MailServer } from '../../e2e/stack/MailServer';
import { RestartableN8n } from '../../e2e/stack/RestartableN8n';
import type { RunningStack } from '../../e2e/stack/runningStack';
import type { Machine } from '../../e2e/runs/QueueOffice';
import { readEvents, type EventInQueue } from '../../e2e/runs/eventTable';
import { installTemplates, type Changes } from '../../e2e/runs/templates';
import { statusPageFor } from './statusPage';

/** A document that somebody added in a case management system. */
export interface AddedDocument {
	name: string;
	text: string;
	/** Of its case, as events have it. */
	caseKey: string;
}

/** What case management systems show of a case. */
export interface CaseRecord {
	title: string;
	fields: Array<{ label: string; value: string }>;
	notes: string[];
	documents: string[];
}

/** The templates that an office installs, those that others call first. */
export type Templates = ReadonlyArray<string | readonly [file: string, changes: Changes]>;

export interface OfficeOptions {
	name: string;
	/** Of its log. */
	logName: string;
	/** Its folder in the team folder of matters, with a folder of open cases in it. */
	folder: string;
	/** Further variables of n8n's environment. */
	more?: Record<string, string>;
}

const HOUR = 3_600_000;

/** An office with an n8n and a mail server of its own, whose n8n can be killed and started again at the same address. */
export class Office {
	readonly dropbox: EmulatedDropbox;
	/** Documents that were added while Dropbox was down. */
	readonly heldUp: AddedDocument[] = [];
	/** How many emails had arrived when Dropbox went down; undefined while it answers. */
	downSince: number | undefined;
	/** Whether an email about the outage is due: there is one an hour at most. */
	isOutageTold = true;
	private lastOutage = 0;
	private n8n: Awaited<ReturnType<Machine['start']>> | undefined;

	protected constructor(
		readonly stack: RunningStack,
		readonly options: OfficeOptions,
		readonly mail: MailServer,
		private readonly machine: Machine,
	) {
		this.dropbox = new EmulatedDropbox(stack.dashboardUrl);
	}

	/**
	 * What the constructor of an office takes.
	 * @param machine what n8n runs on, if not a single process
	 */
	protected static async prepare(
		stack: RunningStack,
		options: OfficeOptions,
		machine?: Machine,
	): Promise<[RunningStack, OfficeOptions, MailServer, Machine]> {
		const [port] = await freePorts(1);
		const single = () => new RestartableN8n(stack, options.logName, options.more, port);
		return [stack, options, await MailServer.start(), machine ?? single()];
	}

	get api() {
		if (this.n8n === undefined) throw new Error(`The n8n of ${this.options.name} does not run.`);
		return this.n8n.api;
	}

	/** Of the editor; empty while n8n does not run. */
	get url(): string {
		return this.n8n?.url ?? '';
	}

	/** Those of n8n's processes that take webhooks. */
	get webhookUrls(): readonly string[] {
		return this.n8n?.webhookUrls ?? [this.url];
	}

	/** The last lines of n8n's log. */
	get log(): string {
		return this.n8n?.tail() ?? '';
	}

	/** Resolves when n8n ends without having been asked to. */
	async endOfItself(): Promise<void> {
		for (;;) {
			const { n8n } = this;
			await n8n?.ended;
			if (n8n !== undefined && n8n === this.n8n) return;
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
	}

	async start(): Promise<void> {
		this.n8n = await this.machine.start();
	}

	async kill(): Promise<void> {
		const { n8n } = this;
		this.n8n = undefined;
		await n8n?.kill();
	}

	async close(): Promise<void> {
		const { n8n } = this;
		this.n8n = undefined;
		await n8n?.end();
		this.machine.forget();
		await this.mail.down();
	}

	/** Dropbox goes down. */
	noteOutage(): void {
		this.downSince = this.mail.received.length;
		this.isOutageTold = Date.now() - this.lastOutage > HOUR;
		if (this.isOutageTold) this.lastOutage = Date.now();
	}

	/** Makes the office's folders, and imports and publishes workflows. */
	protected async install(system: 'clio' | 'legalserver', templates: Templates): Promise<void> {
		const { folder } = this.options;
		await this.dropbox.makeFolders('matters', [`${folder}/Cases`, `${folder}/Closed`]);
		await this.api.createCredential(this.mail.credential);
		await installTemplates(this.api, templates);
		await statusPageFor(this.api, system);
	}

	/** What stands in the queue, in the order of arrival. */
	async events(): Promise<EventInQueue[]> {
		return await (this.machine.readEvents?.() ?? readEvents(this.api));
	}

	/** Everything in the office's folder in Dropbox, by paths that begin below it, with shared folders that lie in it. */
	async tree(): Promise<StoredEntry[]> {
		const { folder } = this.options;
		const entries = await this.withMounted(await this.dropbox.entriesIn('matters', folder));
		return entries
			.filter(({ path }) => path !== folder)
			.map((entry) => ({ ...entry, path: entry.path.slice(folder.length + 1) }));
	}

	/** A restricted folder is a shared one of its own, which is mounted where it lies. */
	private async withMounted(
		entries: ReadonlyArray<StoredEntry & { mounts?: string }>,
	): Promise<StoredEntry[]> {
		const all = await Promise.all(
			entries.map(async (entry) => {
				if (entry.mounts === undefined) return [entry];
				const inside = await this.dropbox.entries(entry.mounts);
				return [entry, ...inside.map((each) => ({ ...each, path: `${entry.path}${each.path}` }))];
			}),
		);
		return all.flat();
	}
}
