import type { N8nApi } from '../n8n/N8nApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { MailServer } from '../stack/MailServer';
import { RestartableN8n } from '../stack/RestartableN8n';
import type { RunningStack } from '../stack/runningStack';
import { readEvents, untilEvents, type EventInQueue } from './eventTable';
import { OFFICE_SETTINGS } from './officeSettings';
import { changeSettings, installTemplates, type Changes } from './templates';

/** Minutes in the settings are seconds here: 5, 25 and 125 minutes of waiting, sixty times faster. */
const RETRY_WAITS = '0.083, 0.416, 2.083';

/** An office with an n8n of its own, which runs the templates as they are but for the time that they wait. */
export class TemplateOffice {
	private constructor(
		readonly stack: RunningStack,
		readonly dropbox: EmulatedDropbox,
		readonly mail: MailServer,
		private readonly lasting: RestartableN8n,
		private readonly n8n: Awaited<ReturnType<RestartableN8n['start']>>,
	) {}

	/** @param name of this office's log */
	static async open(stack: RunningStack, name: string): Promise<TemplateOffice> {
		const lasting = new RestartableN8n(stack, name);
		const [mail, n8n] = [await MailServer.start(), await lasting.start()];
		await n8n.api.createCredential(mail.credential);
		const ownStack = { ...stack, n8nUrl: n8n.url, session: n8n.api.session };
		return new TemplateOffice(ownStack, new EmulatedDropbox(stack.dashboardUrl), mail, lasting, n8n);
	}

	get api(): N8nApi {
		return this.n8n.api;
	}

	urlOf(path: string): string {
		return `${this.n8n.url}/webhook/${path}`;
	}

	/**
	 * Imports settings and queue, and then the workflows of a case system, those that others call first.
	 * @param api with the credentials that they get
	 */
	async install(
		system: 'legalserver' | 'webhook',
		settings: Record<string, unknown>,
		files: ReadonlyArray<string | readonly [file: string, changes: Changes]>,
		api: N8nApi = this.api,
	): Promise<void> {
		const everySecond = { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } };
		const [recipes, callers] = [files.filter(isRecipe), files.filter((file) => !isRecipe(file))];
		await installTemplates(api, [
			['client-settings', { Settings: { ...OFFICE_SETTINGS, ...settings } }],
			...['queue-storage', `send-emails-${system}`, 'dropbox-deletions'],
			...recipes,
			...(system === 'legalserver' ? ['reconcile-cases-legalserver', 'legalserver-migrate'] : []),
			[
				`queue-worker-${system}`,
				{
					'Every minute': everySecond,
					'Choose next': { leaseMinutes: 2, retryWaits: RETRY_WAITS },
					Settle: { retryWaits: RETRY_WAITS },
				},
			],
			...callers,
		]);
	}

	/** Somebody changes the client settings and publishes them again. */
	async changeSettings(settings: Record<string, unknown>): Promise<void> {
		await changeSettings(this.api, settings);
	}

	async close(): Promise<void> {
		await this.n8n.end();
		this.lasting.forget();
		await this.mail.down();
	}

	/** What stands in the queue, in the order of arrival. */
	async events(): Promise<EventInQueue[]> {
		return await readEvents(this.api);
	}

	/** Looks until something holds of some events. */
	async until(
		isMeant: (event: EventInQueue) => boolean,
		holds: (events: EventInQueue[]) => boolean,
		seconds = 240,
	): Promise<EventInQueue[]> {
		const read = async () => (await this.events()).filter(isMeant);
		return await untilEvents(read, holds, seconds);
	}

	/** Waits until nothing is to be done any more for some events, of which there is at least one. */
	async settled(isMeant: (event: EventInQueue) => boolean, seconds?: number): Promise<EventInQueue[]> {
		const isSettled = ({ status }: EventInQueue) => ['done', 'failed'].includes(status);
		return await this.until(isMeant, (events) => events.length > 0 && events.every(isSettled), seconds);
	}
}

/** Those that the worker calls. */
const isRecipe = (file: string | readonly [file: string, changes: Changes]): boolean =>
	/(?:-file-documents|-(?:open|close|reopen)-cases)$/.test([file].flat()[0] as string);
