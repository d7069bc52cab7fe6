/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';

import { HookContext, PollContext, WebhookContext } from 'n8n-core';
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
import type { ClioMattersTrigger } from '@/packages/clio-matters/nodes/ClioMattersTrigger/ClioMattersTrigger.node';
import type { CredentialKeeper } from './CredentialKeeper';

/** The node as a process has it that has just started: with nothing in its memory. */
function startProcess(): ClioMattersTrigger {
	let started: ClioMattersTrigger | undefined;
	jest.isolateModules(() => {
		const path = '../../../packages/clio-matters/nodes/ClioMattersTrigger/ClioMattersTrigger.node';
		const loaded = jest.requireActual<{ ClioMattersTrigger: new () => ClioMattersTrigger }>(path);
		started = new loaded.ClioMattersTrigger();
	});
	return started as unknown as ClioMattersTrigger;
}

const nodeTypesOf = (type: ClioMattersTrigger): INodeTypes => ({
	getByName: () => type,
	getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(type, version),
	getKnownTypes: () => ({}),
});

let workflows = 0;

/** What the sender of a webhook request gets back, as soon as it does. */
export interface HookAnswer {
	status: number;
	headers: Record<string, string>;
}

/**
 * A workflow with our trigger, in n8n's own contexts. What n8n keeps in its database is kept here as text: each call reads
 * it and writes it, as each of n8n's does, but for the polls, which keep the data of when the workflow was published.
 */
export class ClioTrigger {
	/** Items that the workflow was started with, by deliveries and by polls. */
	readonly items: IDataObject[] = [];
	/** What the node wrote into n8n's log. */
	readonly log: string[] = [];
	/** Deliveries that are still being looked at. */
	private readonly underWay = new Set<Promise<unknown>>();
	private published: Workflow | undefined;

	constructor(
		readonly credentials: CredentialKeeper,
		readonly parameters: INodeParameters,
		/** Of the public address of n8n. */
		public baseUrl = 'https://n8n.example/webhook',
		readonly id = `clio${++workflows}`,
		private type = startProcess(),
		public saved = '{}',
	) {}

	/** The same workflow in another process, or after n8n was started again. */
	restarted(saved = this.saved, baseUrl = this.baseUrl): ClioTrigger {
		return new ClioTrigger(this.credentials, this.parameters, baseUrl, this.id, startProcess(), saved);
	}

	/** The same workflow after somebody changed the node. */
	changed(parameters: INodeParameters): ClioTrigger {
		const all = { ...this.parameters, ...parameters };
		return new ClioTrigger(this.credentials, all, this.baseUrl, this.id, this.type, this.saved);
	}

	/** As n8n does when a workflow is published, and when it starts. */
	async publish(): Promise<void> {
		const workflow = this.read();
		if (this.isWebhookMode()) {
			const { checkExists, create } = this.type.webhookMethods.default;
			const context = this.hookContext(workflow, 'trigger');
			if (!(await checkExists.call(context))) await create.call(context);
			this.write(workflow);
		}
		this.published = workflow;
		// A poll at once, so that what is wrong is seen.
		await this.poll();
		this.write(workflow);
	}

	async unpublish(): Promise<void> {
		const workflow = this.read();
		if (this.isWebhookMode())
			await this.type.webhookMethods.default.delete.call(this.hookContext(workflow, 'trigger'));
		this.write(workflow);
		this.published = undefined;
	}

	/** As n8n does for a test event. */
	async listen(): Promise<() => Promise<void>> {
		const workflow = this.read();
		const context = this.hookContext(workflow, 'manual');
		const { checkExists, create } = this.type.webhookMethods.default;
		if (!(await checkExists.call(context))) await create.call(context);
		return async () => {
			await this.type.webhookMethods.default.delete.call(this.hookContext(workflow, 'manual'));
		};
	}

	/** @returns the items; n8n writes the static data where there are any */
	async poll(mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[]> {
		const workflow = this.published ?? this.read();
		const context = this.logged(
			new PollContext(workflow, nodeOf(workflow), this.additional({}), mode, 'init'),
		);
		const output = await this.type.poll.call(context);
		if (output !== null && mode !== 'manual') this.write(workflow);
		const items = jsonOf(output ?? []);
		this.items.push(...items);
		return items;
	}

	/** A request at the address: answered by what is called, however long the rest takes. */
	async request(
		rawBody: Buffer | undefined,
		headers: IDataObject,
		answered: (answer: HookAnswer) => void,
		mode: WorkflowExecuteMode = 'webhook',
	): Promise<IDataObject[]> {
		const answer: HookAnswer = { status: 0, headers: {} };
		const httpResponse = {
			status(code: number) {
				answer.status = code;
				return this;
			},
			set(more: Record<string, string>) {
				Object.assign(answer.headers, more);
				return this;
			},
			end: () => answered(answer),
		};
		const workflow = this.read();
		const data = {
			...{ webhookDescription: this.type.description.webhooks?.[0], isTest: mode === 'manual' },
		} as unknown as IWebhookData;
		const additional = this.additional({ httpRequest: { rawBody, headers, query: {} }, httpResponse });
		const context = this.logged(
			new WebhookContext(workflow, nodeOf(workflow), additional, mode, data, [], null),
		);
		const working = this.type.webhook.call(context);
		this.underWay.add(working);
		const { workflowData } = await working.finally(() => this.underWay.delete(working));
		if (mode !== 'manual') this.write(workflow);
		const items = jsonOf(workflowData ?? []);
		this.items.push(...items);
		return items;
	}

	/** Nothing is being looked at any more. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.allSettled([...this.underWay]);
	}

	private read(): Workflow {
		return new Workflow({
			...{ id: this.id, connections: {}, active: true, nodeTypes: nodeTypesOf(this.type), settings: {} },
			nodes: [this.node()],
			staticData: JSON.parse(this.saved) as IDataObject,
		});
	}

	/** n8n writes it where something in it was set. */
	private write(workflow: Workflow): void {
		const { __dataChanged: isChanged } = workflow.staticData as { __dataChanged?: boolean };
		if (isChanged !== true) return;
		this.saved = JSON.stringify(workflow.staticData);
	}

	private hookContext(workflow: Workflow, mode: WorkflowExecuteMode): HookContext {
		const data = {
			...{ webhookDescription: this.type.description.webhooks?.[0], isTest: mode === 'manual' },
		} as unknown as IWebhookData;
		const activation = mode === 'manual' ? 'manual' : 'activate';
		return this.logged(
			new HookContext(workflow, nodeOf(workflow), this.additional({}), mode, activation, data),
		);
	}

	private logged<Context extends object>(context: Context): Context {
		const write = (line: string) => void this.log.push(line);
		const logger = { debug: write, info: write, warn: write, error: write };
		return Object.defineProperty(context, 'logger', { value: logger });
	}

	private isWebhookMode(): boolean {
		return this.parameters['triggerMode'] === 'webhook';
	}

	private node(): INode {
		return {
			...{ id: 'trigger', name: 'Trigger', type: 'n8n-nodes-clio-matters.clioMattersTrigger' },
			...{ typeVersion: 2, position: [0, 0], webhookId: `hook-${this.id}` },
			parameters: this.parameters,
			credentials: { [this.credentials.type]: { id: '1', name: 'Test' } },
		};
	}

	private additional(more: object): IWorkflowExecuteAdditionalData {
		return {
			...{ credentialsHelper: this.credentials, executionId: '1', variables: {} },
			...{ restApiUrl: 'http://127.0.0.1/rest', instanceBaseUrl: 'http://127.0.0.1/' },
			webhookBaseUrl: this.baseUrl,
			webhookTestBaseUrl: this.baseUrl.replace(/webhook$/, 'webhook-test'),
			...{ webhookWaitingBaseUrl: 'http://127.0.0.1/waiting', currentNodeExecutionIndex: 0 },
			formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
			...more,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

const nodeOf = (workflow: Workflow): INode => workflow.getNode('Trigger') as INode;

const jsonOf = (output: INodeExecutionData[][]): IDataObject[] => output.flat().map(({ json }) => json);
