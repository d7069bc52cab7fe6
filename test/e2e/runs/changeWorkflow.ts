import type { ImportedWorkflow, N8nApi, WorkflowFile } from '../n8n/N8nApi';
import type { TemplateNode } from './templates';

export interface EditedWorkflow {
	nodes: TemplateNode[];
	connections: WorkflowFile['connections'];
}

/** Somebody edits a workflow and publishes it again. @param id that of a template is the name of its file */
export async function changeWorkflow(
	api: N8nApi,
	id: string,
	edit: (workflow: EditedWorkflow) => void,
): Promise<void> {
	const workflow = await api.call<EditedWorkflow & { versionId: string }>('GET', `/workflows/${id}`);
	edit(workflow);
	const { nodes, connections, versionId } = workflow;
	const saved = await api.call<ImportedWorkflow>('PATCH', `/workflows/${id}`, {
		...{ nodes, connections, versionId },
	});
	await api.publish({ id, versionId: saved.versionId });
}
