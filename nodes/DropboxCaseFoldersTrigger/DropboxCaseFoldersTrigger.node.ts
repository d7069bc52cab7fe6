import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { credentialTest } from '../shared/dropboxNode/methods/credentialTest';
import { listSearch } from '../shared/dropboxNode/methods/listSearch';
import { fields } from './fields';
import { poll } from './poll';
import { respondToChallenge, handleNotification } from './webhook';

/** In polling mode there is no method, and n8n registers no webhook. */
const inWebhookMode = (method: string) => `={{ $parameter["triggerMode"] === "webhook" ? "${method}" : "" }}`;

export class DropboxCaseFoldersTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dropbox Case Folders Trigger',
		name: 'dropboxCaseFoldersTrigger',
		icon: {
			light: 'file:../../icons/caseFolders.svg',
			dark: 'file:../../icons/caseFolders.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["watch"] === "caseFolder" ? "one case folder" : "case folders of a destination" }}',
		// n8n shows one entry for both nodes, with this sentence.
		description:
			'Create, find, check and close case folders in Dropbox, file documents in them, and start workflows when they change',
		defaults: { name: 'Dropbox Case Folders Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'dropboxCaseFoldersOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'dropboxCaseFoldersTokenApi',
				required: true,
				testedBy: 'dropboxCaseFoldersTokenTest',
				displayOptions: { show: { authentication: ['token'] } },
			},
		],
		webhooks: [
			{
				name: 'setup',
				httpMethod: inWebhookMode('GET'),
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: inWebhookMode('POST'),
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: '={{ $parameter["triggerMode"] !== "webhook" }}',
				ndvHideMethod: true,
			},
		],
		properties: fields,
	};

	methods = { listSearch, credentialTest };

	/** Dropbox has no way to register an address but its App Console, where a person enters it. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
		setup: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return this.getWebhookName() === 'setup'
			? await respondToChallenge(this)
			: await handleNotification(this);
	}
}
