import { FOLDER_ID_FIELD } from '../../../templates/sources/legalServerCalls';
import { asPanelText, routesOf } from '../client/givenSettings';
import type { Client, SetName } from '../client/schema';
import { credentialKeyOf, credentialName } from './credentials';
import type { Workflow, WorkflowNode } from './Workflow';

/** Puts what is particular to a client into a ready-made workflow. */
export function fillIn(
	workflow: Workflow & { id: string },
	client: Client,
	set: SetName,
): Workflow & { id: string } {
	const timezone = optionsOf(client)['timeZone'];
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			watchDestination(
				withFolderIdField(withCredentials(withSettings(node, client, set), client, set), client),
				client,
				set,
			),
		),
		settings: { ...workflow.settings, ...(timezone ? { timezone } : {}) },
	};
}

const optionsOf = ({ settings }: Client): Record<string, unknown> =>
	(settings['options'] ?? {}) as Record<string, unknown>;

function withSettings(node: WorkflowNode, client: Client, set: SetName): WorkflowNode {
	const { resource, operation } = node.parameters;
	if (resource !== 'settings' || operation !== 'check') return node;
	return {
		...node,
		parameters: { resource, operation, environment: set, ...settingsParameters(client, set) },
	};
}

/** The client's settings as the panel of *Client Settings* has them. */
function settingsParameters(client: Client, set: SetName): Record<string, unknown> {
	const parameters = Object.fromEntries(
		Object.entries(client.settings).map(([name, value]) => [name, panelValue(name, value)]),
	);
	const statusPageUrl = statusPageOf(client, set);
	const options = parameters['options'] as Record<string, unknown> | undefined;
	return statusPageUrl === undefined || options?.['statusPageUrl'] !== undefined
		? parameters
		: { ...parameters, options: { ...options, statusPageUrl } };
}

function panelValue(name: string, value: unknown): unknown {
	if (name === 'areas') return { area: value };
	if (name === 'subfoldersForCategories') return { route: routesOf(value) };
	if (name !== 'filters' && name !== 'options') return asPanelText(name, value);
	return Object.fromEntries(
		Object.entries(value as Record<string, unknown>).map(([inner, each]) => [
			inner,
			asPanelText(inner, each),
		]),
	);
}

const statusPageOf = ({ n8nUrl }: Client, set: SetName): string | undefined =>
	n8nUrl === undefined
		? undefined
		: `${n8nUrl.replace(/\/+$/, '')}/webhook/case-folder-status${set === 'demo' ? '-demo' : ''}`;

function withCredentials(node: WorkflowNode, client: Client, set: SetName): WorkflowNode {
	if (node.credentials === undefined) return node;
	const isOAuth2 =
		client.dropboxAuthentication === 'oAuth2' && 'dropboxCaseFoldersTokenApi' in node.credentials;
	const credentials = Object.fromEntries(
		Object.entries(node.credentials).map(([type, { name = '' }]) => [
			type === 'dropboxCaseFoldersTokenApi' && isOAuth2 ? 'dropboxCaseFoldersOAuth2Api' : type,
			{ id: '', name: credentialName(credentialKeyOf(name), client, set) },
		]),
	);
	return {
		...node,
		credentials,
		parameters: isOAuth2 ? { ...node.parameters, authentication: 'oAuth2' } : node.parameters,
	};
}

/** *Events from Dropbox* watches the destination of the set. */
function watchDestination(node: WorkflowNode, { settings }: Client, set: SetName): WorkflowNode {
	if (!node.type.endsWith('.dropboxCaseFoldersTrigger')) return node;
	const value = String(settings[set === 'live' ? 'liveDestination' : 'demoDestination'] ?? '');
	const destination = { __rl: true, mode: value.startsWith('id:') ? 'id' : 'path', value };
	return { ...node, parameters: { ...node.parameters, destination } };
}

/** LegalServer refuses to read a field that its site does not have: without one, the option is left out. */
function withFolderIdField(node: WorkflowNode, { legalServerFolderIdField }: Client): WorkflowNode {
	const { customFields, ...options } = (node.parameters['options'] ?? {}) as Record<string, unknown>;
	if (!node.type.endsWith('.legalServerMatters') || customFields !== FOLDER_ID_FIELD) return node;
	const own = legalServerFolderIdField === undefined ? {} : { customFields: legalServerFolderIdField };
	return { ...node, parameters: { ...node.parameters, options: { ...options, ...own } } };
}
