/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstalledCommand, type Ended } from '@/test/package/InstalledCommand';
import { MailServer } from '../stack/MailServer';
import { RestartableN8n } from '../stack/RestartableN8n';
import type { RunningStack } from '../stack/runningStack';
import type { N8nApi } from '../n8n/N8nApi';

/** As docs/consultants.md lists them. */
const SCOPES = [
	...['workflow:list', 'workflow:create', 'workflow:update', 'workflow:activate', 'workflow:delete'],
	...['workflow:deactivate', 'credential:list'],
];
const RECORD = 'client.live.install.json';
const CREDENTIAL_PASSWORD = 'only-for-legalserver-1';

export interface InstalledWorkflow {
	id: string;
	name: string;
	active: boolean;
}

/** A consultant with the command, and a client whose n8n is new: it has the packages and the credentials. */
export class ConsultantOffice {
	private key = '';

	private constructor(
		private readonly command: InstalledCommand,
		private readonly lasting: RestartableN8n,
		private readonly n8n: Awaited<ReturnType<RestartableN8n['start']>>,
		private readonly mail: MailServer,
	) {}

	static async open(stack: RunningStack, name: string): Promise<ConsultantOffice> {
		const lasting = new RestartableN8n(stack, name);
		const [command, mail, n8n] = [
			await InstalledCommand.install(),
			await MailServer.start(),
			await lasting.start(),
		];
		const office = new ConsultantOffice(command, lasting, n8n, mail);
		for (const credential of [mail.credential, stack.legalServerCredentials.live])
			await n8n.api.createCredential(credential);
		for (const each of ['Status page', 'LegalServer calls n8n'])
			await n8n.api.createCredential({
				name: each,
				type: 'httpBasicAuth',
				data: { user: 'legalserver', password: CREDENTIAL_PASSWORD },
			});
		const made = await n8n.api.call<{ rawApiKey: string }>('POST', '/api-keys', {
			label: 'Consultant',
			scopes: SCOPES,
			expiresAt: null,
		});
		office.key = made.rawApiKey;
		return office;
	}

	get api(): N8nApi {
		return this.n8n.api;
	}

	get password(): string {
		return CREDENTIAL_PASSWORD;
	}

	urlOf(path: string): string {
		return `${this.n8n.url}/webhook/${path}`;
	}

	/** Runs the command. @param input on standard input */
	async run(args: readonly string[], input = ''): Promise<Ended> {
		return await this.command.run(args, { env: { N8N_API_KEY: this.key }, input });
	}

	install = async (...more: string[]): Promise<Ended> =>
		await this.run(['install', 'client.json', '--url', this.n8n.url, '--json', ...more]);

	uninstall = async (...more: string[]): Promise<Ended> =>
		await this.run(['uninstall', 'client.json', '--url', this.n8n.url, '--json', ...more]);

	/** The command is killed once it has said so many lines. */
	async installKilledAfter(lines: number): Promise<Ended> {
		let seen = 0;
		return await this.command.run(['install', 'client.json', '--url', this.n8n.url], {
			env: { N8N_API_KEY: this.key },
			watch: (text, kill) => {
				seen += text.trim().split('\n').length;
				if (seen >= lines) kill();
			},
		});
	}

	loseRecord(): void {
		rmSync(join(this.command.folder, RECORD), { force: true });
	}

	write(file: string, value: unknown): void {
		writeFileSync(join(this.command.folder, file), JSON.stringify(value));
	}

	/** What n8n has, whoever made it. */
	async workflows(): Promise<InstalledWorkflow[]> {
		return await this.api.call<InstalledWorkflow[]>('GET', '/workflows');
	}

	/** What `n8n export:workflow --all` writes, in one file. */
	async exportAll(): Promise<string> {
		const all = await this.workflows();
		const whole = await Promise.all(
			all.map(async ({ id }) => await this.api.call('GET', `/workflows/${id}`)),
		);
		const folder = join(this.command.folder, 'exported');
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder);
		this.write('exported/all.json', whole);
		return 'exported';
	}

	async close(): Promise<void> {
		await this.n8n.end();
		this.lasting.forget();
		await this.mail.down();
		await this.command.remove();
	}
}
