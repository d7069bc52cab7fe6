import type { ImportedWorkflow, N8nApi } from '../n8n/N8nApi';
import { byId, byPath, type Step } from './steps';

/** What the workflow begins with. */
export const CLIO_TRIGGER = 'Document in Clio';

export const dropboxNode = (name: string, parameters: Record<string, unknown>): Step => ({
	...{ name, type: 'n8n-nodes-case-folders.dropboxCaseFolders', typeVersion: 1 },
	parameters: { authentication: 'token', ...parameters },
	credentials: { dropboxCaseFoldersTokenApi: { id: '', name: '' } },
});

export const clioNode = (type: string, name: string, parameters: Record<string, unknown>): Step => ({
	...{ name, type: `n8n-nodes-clio-matters.${type}`, typeVersion: 1, parameters },
	credentials: { clioMattersOAuth2Api: { id: '', name: '' } },
});

/** The trigger in webhook mode. */
export const clioTrigger = (
	events: readonly string[],
	pollTimes: object,
	webhookId = 'clio-documents',
): Step & { webhookId: string } => ({
	...clioNode('clioMattersTrigger', CLIO_TRIGGER, { triggerMode: 'webhook', events, pollTimes }),
	webhookId,
	typeVersion: 2,
});

/** A document in Clio goes into the Dropbox folder of its matter, which is made if there is none yet. */
export async function publishMirror(api: N8nApi, pollTimes: object): Promise<string> {
	return await publishSteps(api, 'Clio to Dropbox', [
		clioTrigger(['documentCreated', 'documentUpdated'], pollTimes),
		dropboxNode('Case folder', {
			...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.matterNumber }}' },
			...{ destination: byPath('/Matters/Clio'), folderNaming: 'caseId' },
		}),
		clioNode('clioMatters', 'Content', {
			...{ resource: 'document', operation: 'download', outputField: 'data' },
			document: byId(`={{ $('${CLIO_TRIGGER}').item.json.documentId }}`),
			options: {
				fileName: `={{ $('${CLIO_TRIGGER}').item.json.fileName }}`,
				size: `={{ $('${CLIO_TRIGGER}').item.json.size }}`,
			},
		}),
		dropboxNode('File it', {
			...{ resource: 'document', operation: 'upload', documentFrom: 'allBinaryFields' },
			caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
			...{
				fileInto: 'subfolder',
				subfolder: `={{ $('${CLIO_TRIGGER}').item.json.category ?? '' }}`,
			},
			ifNameTaken: 'archive',
		}),
	]);
}

/** Steps one after another, published. @returns the ID of the workflow */
export async function publishSteps(api: N8nApi, name: string, steps: readonly Step[]): Promise<string> {
	const nodes = steps.map((step, index) => ({ ...step, id: `step-${index}`, position: [220 * index, 0] }));
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((node, index) => [nodes[index]?.name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }]),
	);
	const made: ImportedWorkflow = await api.importWorkflow({ name, nodes, connections, pinData: {} });
	await api.publish(made);
	return made.id;
}
