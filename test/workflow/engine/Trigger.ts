/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';

import { PollContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import type { CredentialKeeper } from './CredentialKeeper';

/** The node as a process has it that has just started: with nothing in its memory. */
function startProcess(): DropboxCaseFoldersTrigger {
	let started: DropboxCaseFoldersTrigger | undefined;
	jest.isolateModules(() => {
		const path = '../../../nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
		const loaded = jest.requireActual<{ DropboxCaseFoldersTrigger: new () => DropboxCaseFoldersTrigger }>(
			path,
		);
		started = new loaded.DropboxCaseFoldersTrigger();
	});
	return started as unknown as DropboxCaseFoldersTrigger;
}

const nodeTypesOf = (type: DropboxCaseFoldersTrigger): INodeTypes => ({
	getByName: () => type,
	getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(type, version),
	getKnownTypes: () => ({}),
});

/** The process in which all triggers run but those of which a test wants to know what another process does. */
const thisProcess = startProcess();

let workflows = 0;

/** What the sender of a webhook request gets back. */
export interface WebhookResponse {
	status: number;
	headers: Record<string, string>;
	text: string;
	/** Items that the workflow was started with; none if it was not. */
	items: IDataObject[];
}

/**
 * A published workflow with our trigger, in n8n's own contexts. What n8n keeps in its database is kept here as text:
 * `restarted` makes a process that knows no more than that.
 */
export class Trigger {
	private workflow: Workflow;

	constructor(
		private readonly credentials: CredentialKeeper,
		private readonly parameters: INodeParameters,
		private readonly id = `w${++workflows}`,
		private readonly type = thisProcess,
		saved = '{}',
	) {
		this.workflow = new Workflow({
			...{ id, connections: {}, active: true, nodeTypes: nodeTypesOf(type), settings: {} },
			nodes: [this.node()],
			staticData: JSON.parse(saved) as IDataObject,
		});
	}

	/** What n8n would write to its database now. */
	saved(): string {
		return JSON.stringify(this.workflow.staticData);
	}

	/** The same node in another process, or after n8n was started again, with this read from the database. */
	restarted(saved: string): Trigger {
		return new Trigger(this.credentials, this.parameters, this.id, startProcess(), saved);
	}

	/** The same node as another call of the same process sees it. */
	reread(saved: string): Trigger {
		return new Trigger(this.credentials, this.parameters, this.id, this.type, saved);
	}

	async poll(mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[]> {
		const context = new PollContext(this.workflow, this.only(), this.additional({}), mode, 'init');
		return jsonOf((await this.type.poll.call(context)) ?? []);
	}

	async get(query: IDataObject): Promise<WebhookResponse> {
		return await this.call('setup', { query, headers: {} });
	}

	async post(rawBody: Buffer, headers: IDataObject, mode?: WorkflowExecuteMode): Promise<WebhookResponse> {
		return await this.call('default', { rawBody, headers, query: {} }, mode);
	}

	private async call(
		name: 'setup' | 'default',
		httpRequest: IDataObject | object,
		mode: WorkflowExecuteMode = 'webhook',
	): Promise<WebhookResponse> {
		const answered: WebhookResponse = { status: 0, headers: {}, text: '', items: [] };
		const httpResponse = {
			status(code: number) {
				answered.status = code;
				return this;
			},
			set(headers: Record<string, string>) {
				Object.assign(answered.headers, headers);
				return this;
			},
			end(text = '') {
				answered.text = text;
			},
		};
		const description = this.type.description.webhooks?.find((each) => each.name === name);
		const data = { webhookDescription: description } as unknown as IWebhookData;
		const additional = this.additional({ httpRequest, httpResponse });
		const context = new WebhookContext(this.workflow, this.only(), additional, mode, data, [], null);
		const { workflowData } = await this.type.webhook.call(context);
		return { ...answered, items: jsonOf(workflowData ?? []) };
	}

	private only(): INode {
		return this.workflow.getNode('Trigger') as INode;
	}

	private node(): INode {
		return {
			...{ id: 'trigger', name: 'Trigger', type: 'n8n-nodes-case-folders.dropboxCaseFoldersTrigger' },
			...{ typeVersion: 1, position: [0, 0] },
			parameters: this.parameters,
			credentials: { [this.credentials.type]: { id: '1', name: 'Test' } },
		};
	}

	private additional(more: object): IWorkflowExecuteAdditionalData {
		return {
			...{ credentialsHelper: this.credentials, executionId: '1', variables: {} },
			...{ restApiUrl: 'http://127.0.0.1/rest', instanceBaseUrl: 'http://127.0.0.1/' },
			...{ webhookBaseUrl: 'http://127.0.0.1/webhook', webhookWaitingBaseUrl: 'http://127.0.0.1/waiting' },
			...{ formWaitingBaseUrl: 'http://127.0.0.1/form-waiting', currentNodeExecutionIndex: 0 },
			...more,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

const jsonOf = (output: INodeExecutionData[][]): IDataObject[] => output.flat().map(({ json }) => json);
