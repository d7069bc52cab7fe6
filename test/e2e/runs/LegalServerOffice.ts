/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { N8nApi, type WorkflowFile } from '../n8n/N8nApi';
import { ControlApi } from '../stack/ControlApi';
import type { RunningStack } from '../stack/runningStack';
import { installSharedSettings } from './installSharedSettings';

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
	notes: Array<{ subject: string; body: string }>;
	documents: Array<{ uuid: string; title: string }>;
}

/** Database names of the agency's fields, as its sites have them. */
export const FOLDER_ID = 'dropbox_folder_12';
export const FOLDER_LINK = 'dropbox_link_13';

/** Of the webhooks. */
const KEY = 'only-for-legalserver-1'; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback

/** How a ready-made workflow is set up. */
export interface SetUp {
	environment: Environment;
	/** Of its webhook; one per instance of n8n. */
	path: string;
	/** File in templates, without its ending. */
	file?: string;
	/** Changes to the parameters of its nodes, by their names; options are added. */
	changes?: Record<string, Record<string, unknown>>;
	/** How LegalServer shows who it is: Guided Navigation by Basic auth, the block by a header. */
	by?: 'navigation' | 'block';
	/** Other data of the Dropbox credential. */
	dropbox?: Record<string, unknown>;
}

/** An agency with a live and a demo site, whose processes call workflows of the documentation in n8n. */
export class LegalServerOffice {
	readonly legalServer: ControlApi;
	readonly api: N8nApi;
	/** By the paths of their webhooks. */
	private readonly workflowIds = new Map<string, string>();

	constructor(private readonly stack: RunningStack) {
		this.legalServer = new ControlApi(stack.legalServerDashboardUrl);
		this.api = new N8nApi(stack.n8nUrl, stack.session);
	}

	/** Makes the credentials that what is imported next gets. */
	async connect(environment: Environment, dropbox: Record<string, unknown> = {}): Promise<void> {
		const { credential, legalServerCredentials } = this.stack;
		await this.api.createCredential(legalServerCredentials[environment]);
		await this.api.createCredential({ ...credential, data: { ...credential.data, ...dropbox } });
		const name = 'LegalServer calls n8n';
		const basic = { user: 'legalserver', password: KEY };
		await this.api.createCredential({ name, type: 'httpBasicAuth', data: basic });
		const header = { name: 'X-Case-Folders-Key', value: KEY };
		await this.api.createCredential({ name, type: 'httpHeaderAuth', data: header });
	}

	/** Imports a workflow, publishes it, and lets the site call it. @returns the address of its webhook */
	async setUp(given: SetUp): Promise<string> {
		const { environment, path, file = 'legalserver-case-folder', changes = {}, by = 'navigation' } = given;
		await this.connect(environment, given.dropbox);
		await installSharedSettings(this.api);
		const workflow = readWorkflow(file);
		const type = by === 'block' ? 'httpHeaderAuth' : 'httpBasicAuth';
		const authentication = by === 'block' ? 'headerAuth' : 'basicAuth';
		const nodes = workflow.nodes.map((node) => {
			const isWebhook = 'webhookId' in node;
			const own = isWebhook ? { path, authentication } : {};
			return {
				...node,
				...(isWebhook ? { webhookId: path, credentials: { [type]: { id: '', name: '' } } } : {}),
				parameters: merge(node['parameters'] as object, { ...own, ...changes[String(node['name'])] }),
			};
		});
		const made = await this.api.importWorkflow({ ...workflow, name: path, nodes });
		this.workflowIds.set(path, made.id);
		await this.api.publish(made);
		const url = `${this.stack.n8nUrl}/webhook/${path}`;
		await this.callFrom(environment, url, by);
		return url;
	}

	workflowId(path: string): string {
		return this.workflowIds.get(path) ?? '';
	}

	/**
	 * Imports a workflow that people start by hand or the clock does, with a webhook in the place of its start that answers with the file of
	 * the last step.
	 * @returns what runs it, and gives the file's text
	 */
	async publishManual(
		given: Required<Pick<SetUp, 'environment' | 'path' | 'file' | 'changes'>>,
	): Promise<() => Promise<string>> {
		const { environment, path, file, changes } = given;
		await this.connect(environment);
		await installSharedSettings(this.api);
		const workflow = readWorkflow(file);
		const nodes = workflow.nodes.map((node) => ({
			...node,
			...(/(manual|schedule)Trigger$/.test(String(node['type']))
				? {
						...{ type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: path },
						parameters: { path, responseMode: 'lastNode', responseData: 'firstEntryBinary', options: {} },
					}
				: { parameters: merge(node['parameters'] as object, changes[String(node['name'])] ?? {}) }),
		}));
		await this.api.publish(await this.api.importWorkflow({ ...workflow, name: path, nodes }));
		return async () => {
			const response = await fetch(`${this.stack.n8nUrl}/webhook/${path}`);
			const text = await response.text();
			if (response.status === 200) return text;
			throw new Error(`The webhook answered ${response.status}: ${text.slice(0, 500)}`);
		};
	}

	/** Sets a site up to call an address, as docs/legalserver-calls.md says. */
	async callFrom(environment: Environment, url: string, by: SetUp['by'] = 'navigation'): Promise<void> {
		const site = this.siteOf(environment);
		const matterUuid = { name: 'matter_uuid', field: 'matter_uuid' };
		if (by === 'block') {
			const headers = [{ name: 'X-Case-Folders-Key', value: KEY }];
			const block = { url, headers, parameters: [matterUuid], storesAnswerInNote: true };
			await this.legalServer.act('/outgoing', { site, block });
			return;
		}
		const navigation = {
			...{ url, synchronous: true },
			authentication: { type: 'basic', username: 'legalserver', password: KEY },
			parameters: [
				matterUuid,
				{ name: 'folder_id', field: FOLDER_ID },
				{ name: 'folder_url', field: FOLDER_LINK },
			],
			stores: [
				{ filter: '.folderId // empty', field: FOLDER_ID },
				{ filter: '.folderUrl // empty', field: FOLDER_LINK },
			],
		};
		await this.legalServer.act('/outgoing', { site, navigation });
	}

	/** Somebody goes through the segment of Guided Navigation that calls n8n. */
	async navigate(environment: Environment, matter: string): Promise<Called> {
		return await this.legalServer.act<Called>('/navigation-call', { site: this.siteOf(environment), matter });
	}

	/** Somebody saves the process with the block. */
	async saveProcess(environment: Environment, matter: string): Promise<Called> {
		return await this.legalServer.act<Called>('/outgoing-block', { site: this.siteOf(environment), matter });
	}

	/** @param more of the case, such as `disposition` @returns its number */
	async addCase(
		environment: Environment,
		last: string,
		more: Record<string, unknown> = {},
	): Promise<KnownCase> {
		const { fields, ...others } = { fields: {}, ...more };
		const asked = { disposition: 'Open', ...others, fields: { first: 'Sam', last, ...(fields as object) } };
		const made = await this.legalServer.act<KnownCase>('/add-matter', {
			...{ site: this.siteOf(environment), ...asked },
		});
		return await this.readCase(environment, made.matterUuid);
	}

	/** @param matter its UUID, number, or the fixture's name for it */
	async readCase(environment: Environment, matter: string): Promise<KnownCase> {
		const query = new URLSearchParams({ site: this.siteOf(environment), matter });
		return await this.legalServer.read<KnownCase>(`/matter?${query.toString()}`);
	}

	siteOf(environment: Environment): string {
		const { site } = this.stack.legalServerCredentials[environment].data;
		return `${String(site)}${environment === 'demo' ? '-demo' : ''}`;
	}
}

/** @param file in templates, without its ending */
function readWorkflow(file: string): WorkflowFile {
	const text = readFileSync(join(projectFolder, 'templates', `${file}.json`), 'utf8');
	// One n8n has it several times here, so that n8n gives each an ID.
	return { ...(JSON.parse(text) as WorkflowFile), id: undefined } as WorkflowFile;
}

/** Options stay, but for those that are changed. */
const merge = (parameters: { options?: object }, changes: Record<string, unknown>) => ({
	...parameters,
	...changes,
	...('options' in changes ? { options: { ...parameters.options, ...(changes['options'] as object) } } : {}),
});
