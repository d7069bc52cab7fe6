/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { N8nApi } from '../n8n/N8nApi';
import { filesBelow } from '../runs/trees';
import { byId, byPath } from '../runs/steps';
import { EmulatedClio } from '../stack/EmulatedClio';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const clio = new EmulatedClio(stack.clioDashboardUrl);

/** What Clio calls n8n by: the emulator hands on to n8n what a TLS front would. */
const HOST = 'n8n.firm.example';

const dropboxNode = (name: string, parameters: Record<string, unknown>) => ({
	...{ name, type: 'n8n-nodes-case-folders.dropboxCaseFolders', typeVersion: 1 },
	parameters: { authentication: 'token', ...parameters },
	credentials: { dropboxCaseFoldersTokenApi: { id: '', name: '' } },
});

const clioNode = (type: string, name: string, parameters: Record<string, unknown>) => ({
	...{ name, type: `n8n-nodes-clio-matters.${type}`, typeVersion: 1, parameters },
	credentials: { clioMattersOAuth2Api: { id: '', name: '' } },
});

const everyMinute = { item: [{ mode: 'custom', cronExpression: '0 */10 * * * *' }] };

/** A document in Clio goes into the Dropbox folder of its matter, which is made if there is none yet. */
async function publishMirror(api: N8nApi): Promise<string> {
	const steps = [
		{
			...clioNode('clioMattersTrigger', 'Document in Clio', {
				...{ triggerMode: 'webhook', events: ['documentCreated', 'documentUpdated'], pollTimes: everyMinute },
			}),
			webhookId: 'clio-documents',
		},
		dropboxNode('Case folder', {
			...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.matterNumber }}' },
			...{ destination: byPath('/Matters/Clio'), folderNaming: 'caseId' },
		}),
		clioNode('clioMatters', 'Content', {
			...{ resource: 'document', operation: 'download', outputField: 'data' },
			document: byId("={{ $('Document in Clio').item.json.documentId }}"),
			options: {
				fileName: "={{ $('Document in Clio').item.json.fileName }}",
				size: "={{ $('Document in Clio').item.json.size }}",
			},
		}),
		dropboxNode('File it', {
			...{ resource: 'document', operation: 'upload', documentFrom: 'allBinaryFields' },
			caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
			...{ fileInto: 'subfolder', subfolder: "={{ $('Document in Clio').item.json.category ?? '' }}" },
			ifNameTaken: 'archive',
		}),
	];
	const nodes = steps.map((step, index) => ({ ...step, id: `mirror-${index}`, position: [220 * index, 0] }));
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [nodes[index]?.name, { main: [[{ node: name, type: 'main', index: 0 }]] }]),
	);
	const made = await api.importWorkflow({
		name: 'Clio to Dropbox',
		nodes,
		connections,
		pinData: {},
	} as never);
	await api.publish(made);
	return made.id;
}

async function waitForFile(path: string): Promise<string[]> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const found = Object.keys(await filesBelow(dropbox, '/Clio').catch(() => ({})));
		if (found.includes(path)) return found;
		if (Date.now() > deadline) throw new Error(`not in Dropbox: ${path}; only ${found.join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

test('a document that is uploaded in Clio is in its case folder in Dropbox, once', async () => {
	await dropbox.makeFolders('matters', ['/Clio']);
	const lasting = new RestartableN8n(stack, 'clio', { N8N_WEBHOOK_URL: `https://${HOST}/` });
	const n8n = await lasting.start();
	try {
		await n8n.api.createCredential(stack.clioCredential);
		await clio.act('/switches', { webhookHosts: { [HOST]: n8n.url } });
		await publishMirror(n8n.api);
		const { matters } = await clio.read<{ matters: Array<{ id: number; displayNumber: string }> }>('/state');
		const [matter] = matters;
		await clio.act('/upload', { matter: matter?.id, name: 'Motion.pdf', text: 'motion' });
		const found = await waitForFile(`${matter?.displayNumber ?? ''}/Motion.pdf`);
		expect(found.filter((path) => path.includes('Motion'))).toHaveLength(1);
		await clio.act('/webhooks/repeat', {}).catch(() => undefined);
	} finally {
		await n8n.end();
		lasting.forget();
	}
});
