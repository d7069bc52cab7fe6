/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import type { N8nApi, WorkflowFile } from '../n8n/N8nApi';
import { clioNode } from './clioMirror';
import { byPath } from './steps';
import { Workflow } from './Workflow';

type Parameters = Record<string, unknown>;

/** A workflow of the documentation, with what its guide has a person change in it. */
export async function publishLinkWorkflow(
	api: N8nApi,
	file: string,
	{ path, searchIn, more = {} }: { path: string; searchIn: string; more?: Record<string, Parameters> },
): Promise<string> {
	const text = readFileSync(join(projectFolder, 'docs', 'workflows', file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowFile;
	const changes: Record<string, Parameters> = {
		'Clicked in Clio': { path },
		'Find case folder': { searchIn: byPath(searchIn), folderNaming: 'lastFirstCaseId' },
		...more,
	};
	for (const [name, changed] of Object.entries(changes)) {
		const node = workflow.nodes.find((each) => each['name'] === name);
		if (node === undefined) throw new Error(`${file} has no node ${name}`);
		node['parameters'] = { ...(node['parameters'] as Parameters), ...changed };
	}
	const made = await api.importWorkflow({ ...workflow, name: path });
	await api.publish(made);
	return made.id;
}

interface LinkMaker {
	/** Puts a link on a page of Clio. @returns its ID */
	put(label: string, page: string, targetUrl: string): Promise<{ customActionId: number; status: string }>;
}

/** The small workflow with Create Custom Action. */
export async function publishLinkMaker(access: { api: N8nApi; url: string }): Promise<LinkMaker> {
	const workflow = await Workflow.publish(access, 'make-clio-link', [
		clioNode('clioMatters', 'Make link', {
			...{ resource: 'customAction', operation: 'create', label: '={{ $json.body.label }}' },
			...{ page: '={{ $json.body.page }}', targetUrl: '={{ $json.body.targetUrl }}' },
		}),
	]);
	return {
		put: async (label, page, targetUrl) => {
			const [made] = await workflow.items<{ customActionId: number; status: string }>({
				...{ label, page, targetUrl },
			});
			if (made === undefined) throw new Error('no link was made');
			return made;
		},
	};
}
