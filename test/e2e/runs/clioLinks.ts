/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from '../editor/Editor';
import { projectFolder } from '../folders';
import type { N8nApi, WorkflowFile } from '../n8n/N8nApi';
import { clioNode } from './clioMirror';
import { Workflow } from './Workflow';

/** What the guide has a person change in a workflow. */
interface Changes {
	path: string;
}

const fileOf = (name: string): string => join(projectFolder, 'templates', `${name}.json`);

/** Imports a workflow of the documentation in the editor, sets it up as the guide says, and publishes it. @returns its URL */
export async function setUpLinkWorkflow(editor: Editor, name: string, { path }: Changes): Promise<string> {
	await editor.importFile(fileOf(name));
	const webhook = await editor.openNode('Clicked in Clio');
	await webhook.fill('path', path);
	const url = await webhook.productionUrl();
	await webhook.leave();
	await editor.publish();
	return url.trim();
}

/** _Send to Dropbox_ with a page that works for two seconds. @returns the ID of the workflow */
export async function publishShortLived(api: N8nApi, { path }: Changes): Promise<string> {
	const workflow = JSON.parse(readFileSync(fileOf('send-to-dropbox'), 'utf8')) as WorkflowFile;
	const changes = {
		'Clicked in Clio': { path },
		'Wait for confirmation': { resumeAmount: 2, resumeUnit: 'seconds' },
	};
	for (const [name, changed] of Object.entries(changes)) {
		const node = workflow.nodes.find((each) => each['name'] === name);
		if (node === undefined) throw new Error(`there is no node ${name}`);
		node['parameters'] = { ...(node['parameters'] as object), ...changed };
	}
	const made = await api.importWorkflow({ ...workflow, id: undefined, name: path } as WorkflowFile);
	await api.publish(made);
	return made.id;
}

type PutLink = (label: string, page: string, targetUrl: string) => Promise<number>;

/** The small workflow with Create Custom Action: it puts links on pages of Clio, and gives their IDs. */
export async function publishLinkMaker(access: { api: N8nApi; url: string }): Promise<PutLink> {
	const workflow = await Workflow.publish(access, 'make-clio-link', [
		clioNode('clioMatters', 'Make link', {
			...{ resource: 'customAction', operation: 'create', label: '={{ $json.body.label }}' },
			...{ page: '={{ $json.body.page }}', targetUrl: '={{ $json.body.targetUrl }}' },
		}),
	]);
	return async (label, page, targetUrl) => {
		const asked = { label, page, targetUrl };
		const [made] = await workflow.items<{ customActionId: number; status: string }>(asked);
		if (made?.status !== 'created') throw new Error(`no link was made: ${JSON.stringify(made)}`);
		return made.customActionId;
	};
}
