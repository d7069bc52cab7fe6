/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { N8nApi, type WorkflowFile } from '../n8n/N8nApi';
import { ControlApi } from '../stack/ControlApi';
import type { RunningStack } from '../stack/runningStack';

export type Environment = 'live' | 'demo';

/** What LegalServer sent, what n8n answered, and what LegalServer then keeps. */
export interface Called {
	answered: { status: number; body: string } | null;
	stored: Record<string, unknown>;
}

/** A case as the emulator knows it. */
export interface KnownCase {
	matterUuid: string;
	caseNumber: string;
	customFields: Record<string, unknown>;
}

/** Of the webhook. */
const KEY = 'only-for-legalserver-1'; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback

/** An agency with a live and a demo site, whose processes call the workflow of the documentation in n8n. */
export class LegalServerOffice {
	readonly legalServer: ControlApi;

	private constructor(
		private readonly stack: RunningStack,
		readonly api: N8nApi,
	) {
		this.legalServer = new ControlApi(stack.legalServerDashboardUrl);
	}

	static async open(stack: RunningStack): Promise<LegalServerOffice> {
		return new LegalServerOffice(stack, new N8nApi(stack.n8nUrl, stack.session));
	}

	/**
	 * Imports the workflow of docs/workflows, as docs/legalserver-calls.md says, and sets up the site to call it.
	 * @param changes to the parameters of its nodes, by their names
	 * @returns the address of its webhook
	 */
	async setUp(
		environment: Environment,
		path: string,
		changes: Record<string, Record<string, unknown>>,
	): Promise<string> {
		const basic = { name: 'LegalServer calls n8n', type: 'httpBasicAuth' };
		await this.api.createCredential({ ...basic, data: { user: 'legalserver', password: KEY } });
		await this.api.createCredential(this.stack.legalServerCredentials[environment]);
		await this.api.createCredential(this.stack.credential);
		const file = join(projectFolder, 'docs', 'workflows', 'legalserver-case-folder.json');
		const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
		const nodes = workflow.nodes.map((node) => ({
			...node,
			...('webhookId' in node ? { webhookId: path } : {}),
			parameters: merge(node['parameters'] as object, {
				...('webhookId' in node ? { path } : {}),
				...changes[String(node['name'])],
			}),
		}));
		await this.api.publish(await this.api.importWorkflow({ ...workflow, name: path, nodes }));
		const url = `${this.stack.n8nUrl}/webhook/${path}`;
		await this.legalServer.act('/outgoing-usual', {
			site: this.siteOf(environment),
			url,
			password: KEY,
		});
		return url;
	}

	siteOf(environment: Environment): string {
		const { site } = this.stack.legalServerCredentials[environment].data;
		return `${String(site)}${environment === 'demo' ? '-demo' : ''}`;
	}

	/** Somebody goes through the segment of Guided Navigation that calls n8n. */
	async call(environment: Environment, matterUuid: string): Promise<Called> {
		return await this.legalServer.act<Called>('/navigation-call', {
			...{ site: this.siteOf(environment), matterUuid },
		});
	}

	async readCase(environment: Environment, matter: string): Promise<KnownCase> {
		const query = new URLSearchParams({ site: this.siteOf(environment), matter });
		return await this.legalServer.read<KnownCase>(`/matter?${query.toString()}`);
	}
}

/** Options stay, but for those that are changed. */
const merge = (parameters: { options?: object }, changes: Record<string, unknown>) => ({
	...parameters,
	...changes,
	...('options' in changes ? { options: { ...parameters.options, ...(changes['options'] as object) } } : {}),
});
