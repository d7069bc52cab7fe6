import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import type { NewCredential } from '../n8n/N8nApi';
import { ControlApi } from '../stack/ControlApi';
import type { ReceivedEmail } from '../stack/MailServer';
import type { RunningStack } from '../stack/runningStack';
import type { EventInQueue } from './eventTable';
import { everySeconds, QueueOffice } from './QueueOffice';
import { installTemplates } from './templates';
import { filesBelow } from './trees';

export interface Matter {
	id: number;
	displayNumber: string;
}

/** Minutes: nobody is killed here, and a busy machine takes its time. */
const LEASE = 5;

interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** An office whose connections are its own, so that they can be revoked without anybody else noticing. */
export class OutageOffice {
	private constructor(
		readonly queue: QueueOffice,
		private readonly stack: RunningStack,
		private readonly clioRefreshToken: string,
	) {}

	static async open(stack: RunningStack, name: string): Promise<OutageOffice> {
		const dropbox = new ControlApi(stack.dashboardUrl);
		const own = await dropbox.act<{ refreshToken: string }>('/consent', {
			refreshToken: stack.credential.data['refreshToken'],
		});
		const clio = await new ControlApi(stack.clioDashboardUrl).act<{
			refreshToken: string;
			accessToken: string;
		}>('/consent', { user: 'ada' });
		const oauthTokenData = {
			...{ access_token: clio.accessToken, refresh_token: clio.refreshToken, token_type: 'Bearer' },
		};
		const ownStack = {
			...stack,
			credential: withData(stack.credential, own),
			clioCredential: withData(stack.clioCredential, { oauthTokenData }),
		};
		const queue = await QueueOffice.open(ownStack, name, { closeMethod: 'move' }, LEASE);
		await queue.dropbox.makeFolders('matters', ['/Clio']);
		return new OutageOffice(queue, ownStack, clio.refreshToken);
	}

	async close(): Promise<void> {
		await this.queue.dropbox.setFaults([]);
		await this.queue.clio.act('/faults', []);
		await this.queue.close();
		await this.queue.clio.act('/switches', { rateLimit: 50 });
	}

	/** Publishes the workflow that records new access tokens. @param seconds after which it looks again */
	async watchConnections(seconds: number): Promise<void> {
		const changes = { 'Every quarter of an hour': everySeconds(seconds) };
		await installTemplates(this.queue.api, [['watch-connections-clio', changes]]);
	}

	async openMatter(description: string): Promise<Matter> {
		return await this.queue.clio.act<Matter>('/open-matter', { description });
	}

	async upload({ id: matter }: Matter, name: string): Promise<number> {
		const document = { matter, name, text: `${name} in full` };
		return (await this.queue.clio.act<{ id: number }>('/upload', document)).id;
	}

	/** Waits until all events of a matter that there are, at least so many, are done. */
	async untilDone({ id }: Matter, atLeast: number, seconds = 120): Promise<EventInQueue[]> {
		const own = (events: EventInQueue[]) =>
			events.filter(({ caseKey, kind }) => caseKey === String(id) && kind !== 'email');
		const events = await this.queue.until((all) => {
			const mine = own(all);
			return mine.length >= atLeast && mine.every(({ status }) => status === 'done');
		}, seconds);
		return own(events);
	}

	/** The emails that came since then: their subjects without whose they are, in the order of the alphabet. */
	subjectsSince(before: number): string[] {
		return this.queue.mail.received
			.slice(before)
			.map(({ subject }) => subject.replace(/^Case folders: /, ''))
			.sort();
	}

	async untilSubject(before: number, pattern: RegExp, seconds = 240): Promise<void> {
		const has = (all: readonly ReceivedEmail[]) =>
			all.slice(before).some(({ subject }) => pattern.test(subject));
		await this.queue.untilMail(has, seconds);
	}

	/** The files of a matter's folder, closed or not. */
	async filesOf(folder: string): Promise<Record<string, string>> {
		return await filesBelow(this.queue.dropbox, folder).catch(() => ({}));
	}

	/** Somebody disconnects the app in Dropbox. */
	async revokeDropbox(): Promise<void> {
		const { refreshToken } = this.stack.credential.data;
		await new ControlApi(this.stack.dashboardUrl).act('/revoke', { refreshToken });
	}

	/** Somebody puts a new refresh token into n8n's credential. */
	async connectDropbox(): Promise<void> {
		const { refreshToken } = this.stack.credential.data;
		const dropbox = new ControlApi(this.stack.dashboardUrl);
		const renewed = await dropbox.act<{ refreshToken: string }>('/consent', { refreshToken });
		const { id } = await this.credentialOf(this.stack.credential.type);
		const changed = withData(this.stack.credential, renewed);
		await this.queue.api.call('PATCH', `/credentials/${id}`, { ...changed });
	}

	/** Somebody disconnects the app in Clio. */
	async revokeClio(): Promise<void> {
		await this.queue.clio.act('/revoke', { refreshToken: this.clioRefreshToken });
	}

	/** Somebody opens the credential in n8n and connects it again, on Clio's own page. */
	async connectClio(): Promise<void> {
		const { id } = await this.credentialOf(this.stack.clioCredential.type);
		const browser = await launchBrowser(this.stack.proxyUrl);
		try {
			const { page } = await Editor.signIn(browser, this.queue.url, this.stack.owner);
			await page.goto(await this.queue.api.call<string>('GET', `/oauth2-credential/auth?id=${id}`));
			await page.getByLabel('Ada Quinn').check();
			await page.getByRole('button', { name: 'Allow Access' }).click();
			await page.waitForURL((url) => url.pathname.endsWith('/oauth2-credential/callback'));
			await page
				.getByText(/connected|successful/i)
				.first()
				.waitFor();
		} finally {
			await browser.close();
		}
	}

	private async credentialOf(type: string): Promise<Credential> {
		const all = await this.queue.api.call<Credential[]>('GET', '/credentials');
		const found = all.find((each) => each.type === type);
		if (found === undefined) throw new Error(`n8n has no credential of the type ${type}`);
		return found;
	}
}

const withData = (credential: NewCredential, data: Record<string, unknown>): NewCredential => ({
	...credential,
	data: { ...credential.data, ...data },
});
