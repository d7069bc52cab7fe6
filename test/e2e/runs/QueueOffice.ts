/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type { N8nApi } from '../n8n/N8nApi';
import type { RunningN8n } from '../n8n/startN8n';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { MailServer, type ReceivedEmail } from '../stack/MailServer';
import { RestartableN8n } from '../stack/RestartableN8n';
import type { RunningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';
import { readEvents, untilEvents, type EventInQueue } from './eventTable';
import { CLIO_SETTINGS } from './officeSettings';
import { changeSettings, installTemplates, type Changes } from './templates';

/** Every so many seconds, as n8n's nodes have it. */
export const everySeconds = (seconds: number) => ({
	rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] },
});

/** 3, 6 and 12 seconds instead of 5, 25 and 125 minutes. */
const RETRY_WAITS = '0.05, 0.1, 0.2';
/** Minutes, instead of 15. */
const PAUSE = 0.1;
/** Minutes. */
const LEASE = 0.5;

/** What an office's n8n runs on. */
export interface Machine {
	/** Starts n8n, with what was there before. */
	start(): Promise<RunningN8n & { api: N8nApi; webhookUrls?: readonly string[] }>;
	/** Leaves nothing behind. */
	forget(): void;
	/** What stands in the queue, where it is not in n8n's data table. */
	readEvents?(): Promise<EventInQueue[]>;
}

/** A law office with Clio, whose n8n runs the templates as they are but for the time that they wait. */
export class QueueOffice<M extends Machine = RestartableN8n> {
	readonly clio: ControlApi;
	readonly dropbox: EmulatedDropbox;
	private n8n: Awaited<ReturnType<M['start']>> | undefined;

	private constructor(
		stack: RunningStack,
		private readonly front: TlsFront,
		readonly mail: MailServer,
		/** Its machine: what is left of it while n8n does not run. */
		readonly machine: M,
	) {
		this.clio = new ControlApi(stack.clioDashboardUrl);
		this.dropbox = new EmulatedDropbox(stack.dashboardUrl);
	}

	/**
	 * @param name of this office's log
	 * @param lease minutes that a run has for its events; where n8n is killed, tests wait for its end
	 * @param templates the folder of the workflows, if not the project's
	 */
	static async open(
		stack: RunningStack,
		name: string,
		settings: Record<string, unknown> = {},
		lease = LEASE,
		templates?: string,
	): Promise<QueueOffice> {
		const on = (more: Record<string, string>) => new RestartableN8n(stack, name, more);
		const install = async ({ api }: QueueOffice) =>
			void (await installTemplates(api, officeTemplates(settings, lease), templates));
		return await QueueOffice.openOn(stack, on, install);
	}

	/**
	 * On whatever n8n runs on.
	 * @param createMachine from further variables of its environment
	 * @param install what it installs before it begins
	 */
	static async openOn<M extends Machine>(
		stack: RunningStack,
		createMachine: (more: Record<string, string>) => M,
		install: (office: QueueOffice<M>) => Promise<void>,
	): Promise<QueueOffice<M>> {
		const front = await TlsFront.start('n8n.localhost');
		const mail = await MailServer.start();
		const machine = createMachine({ N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' });
		const office = new QueueOffice(stack, front, mail, machine);
		await office.clio.act('/switches', { webhookAuthorities: [front.authority], rateLimit: 1_000_000 });
		await office.start();
		await office.api.createCredential(stack.clioCredential);
		await office.api.createCredential(mail.credential);
		await install(office);
		return office;
	}

	get api() {
		if (this.n8n === undefined) throw new Error('n8n does not run');
		return this.n8n.api;
	}

	/** Of a webhook, past the TLS in front of n8n. */
	urlOf(path: string): string {
		return `${this.n8n?.webhookUrls?.[0] ?? this.n8n?.url ?? ''}/webhook/${path}`;
	}

	/** Of the n8n that runs. */
	get url(): string {
		return this.n8n?.url ?? '';
	}

	async changeSettings(settings: Record<string, unknown>): Promise<void> {
		await changeSettings(this.api, settings);
	}

	async start(): Promise<void> {
		const n8n = (await this.machine.start()) as Awaited<ReturnType<M['start']>>;
		this.n8n = n8n;
		this.front.passTo(...(n8n.webhookUrls ?? [n8n.url]));
	}

	/** Ends n8n as an admin does. */
	async stop(): Promise<void> {
		await this.n8n?.end();
		this.n8n = undefined;
	}

	async kill(): Promise<void> {
		await this.n8n?.kill();
		this.n8n = undefined;
	}

	async close(): Promise<void> {
		await this.n8n?.end();
		this.machine.forget();
		await this.mail.down();
		await this.front.close();
	}

	/** What stands in the queue, in the order of arrival. */
	async events(): Promise<EventInQueue[]> {
		return await (this.machine.readEvents?.() ?? readEvents(this.api));
	}

	/**
	 * Somebody opens a matter, and its folder is made. Each trial has its own: another one may have closed those that are
	 * there from the beginning.
	 */
	async openMatter(description: string): Promise<{ id: number; displayNumber: string }> {
		const more = { client: 'smith', practiceArea: 'litigation', responsibleAttorney: 'jane', shared: true };
		const matter = await this.clio.act<{ id: number; displayNumber: string }>('/open-matter', {
			description,
			...more,
		});
		await this.until((events) =>
			events.some(
				({ caseKey, status, kind }) =>
					caseKey === String(matter.id) && status === 'done' && kind.startsWith('matter'),
			),
		);
		return matter;
	}

	/** Waits for emails. */
	async untilMail(holds: (received: readonly ReceivedEmail[]) => boolean, seconds = 90): Promise<void> {
		const deadline = Date.now() + seconds * 1000;
		while (!holds(this.mail.received)) {
			if (Date.now() > deadline) throw new Error(`received: ${JSON.stringify(this.mail.received, null, 1)}`);
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	}

	/** Looks until something holds; says what there was when it never does. */
	async until(holds: (events: EventInQueue[]) => boolean, seconds = 90): Promise<EventInQueue[]> {
		return await untilEvents(async () => await this.events(), holds, seconds);
	}
}

/** The workflows in the order in which they are published, with shorter times than those of an office. */
export const officeTemplates = (
	settings: Record<string, unknown> = {},
	lease = LEASE,
): ReadonlyArray<string | readonly [file: string, changes: Changes]> => [
	['client-settings', { Settings: { ...CLIO_SETTINGS, ...settings } } satisfies Changes],
	'queue-storage',
	'send-emails-clio',
	'clio-file-documents',
	'clio-open-matters',
	...['reconcile-cases-clio', 'clio-close-matters', 'clio-reopen-matters', 'clio-migrate'],
	'dropbox-deletions',
	[
		'queue-worker-clio',
		{
			'Every minute': everySeconds(10),
			'Choose next': { leaseMinutes: lease, retryWaits: RETRY_WAITS },
			Settle: { retryWaits: RETRY_WAITS, pauseMinutes: PAUSE },
		},
	],
	['watch-queue', { 'Every five minutes': everySeconds(15) }],
	['clio-events', { 'Changes in Clio': { pollTimes: oftenEnough } }],
];

const oftenEnough = {
	item: ['0', '15', '30', '45'].map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};
