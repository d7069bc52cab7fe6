import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { credentialTest } from '../../../../nodes/shared/clioNode/methods/credentialTest';
import { listSearch } from '../../../../nodes/shared/clioNode/methods/listSearch';
import { fields } from './fields';
import { checkHooks, createHooks, deleteHooks } from './hooks';
import { poll } from './poll';
import { handleRequest } from './webhook';
import { webhookMethod } from './webhookMethod';

/** The event as the menu calls it, or how many there are. */
function eventsSubtitle(properties: readonly INodeProperties[]): string {
	const { options = [] } = properties.find(({ name }) => name === 'events') ?? {};
	const labels = Object.fromEntries(
		(options as INodePropertyOptions[]).map(({ name, value }) => [value, name]),
	);
	return `={{ $parameter["events"].length === 1 ? (${JSON.stringify(labels)})[$parameter["events"][0]] : $parameter["events"].length + " events" }}`;
}

export class ClioMattersTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clio Matters Trigger',
		name: 'clioMattersTrigger',
		icon: {
			light: 'file:../../icons/clioMatters.svg',
			dark: 'file:../../icons/clioMatters.dark.svg',
		},
		group: ['trigger'],
		// With every delivery to a trigger of version 1, n8n evaluates an expression of its own.
		version: 2,
		subtitle: eventsSubtitle(fields),
		// n8n shows one entry for both nodes, with this sentence.
		description:
			'Get matters and documents from Clio Manage, download and upload documents, add notes, and put links on Clio’s pages',
		defaults: { name: 'Clio Matters Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'clioMattersOAuth2Api', required: true, testedBy: 'clioMattersTest' }],
		webhooks: [
			{
				name: 'default',
				...webhookMethod,
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: '={{ $parameter["triggerMode"] !== "webhook" }}',
				ndvHideMethod: true,
			},
		],
		properties: fields,
	};

	methods = { listSearch, credentialTest };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkHooks(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHooks(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHooks(this);
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleRequest(this);
	}
}
