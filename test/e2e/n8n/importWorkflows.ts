/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8nApi, WorkflowFile } from './N8nApi';

/** Imports and publishes every workflow file of a folder; returns their names and IDs. */
export async function importWorkflows(
	api: N8nApi,
	folder: string,
): Promise<Array<{ name: string; id: string }>> {
	const imported: Array<{ name: string; id: string }> = [];
	for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
		const workflow = JSON.parse(await readFile(join(folder, file), 'utf8')) as WorkflowFile;
		const made = await api.importWorkflow(workflow);
		await api.publish(made);
		imported.push({ name: workflow.name, id: made.id });
	}
	return imported;
}
