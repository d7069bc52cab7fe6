/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import type { ImportedWorkflow, N8nApi, WorkflowFile } from '../n8n/N8nApi';

export type TemplateNode = WorkflowFile['nodes'][number] & {
	name: string;
	parameters: Record<string, unknown>;
};

/** What somebody changes in a workflow after the import: parameters, by the names of steps. */
export type Changes = Record<string, Record<string, unknown>>;

const TEMPLATES = join(projectFolder, 'templates');

/** A workflow of `templates/`. @param file without its ending */
export function readTemplate(file: string, changes: Changes = {}, folder = TEMPLATES): WorkflowFile {
	// Nobody waits a minute for a service that a test keeps down.
	const text = readFileSync(join(folder, `${file}.json`), 'utf8').replaceAll(
		'"giveUpAfter": 60',
		'"giveUpAfter": 5',
	);
	const workflow = JSON.parse(text) as WorkflowFile;
	for (const [name, parameters] of Object.entries(changes)) {
		const node = workflow.nodes.find((each) => each['name'] === name) as TemplateNode | undefined;
		if (node === undefined) throw new Error(`${file} has no step ${name}`);
		node.parameters = { ...node.parameters, ...parameters };
	}
	return workflow;
}

/**
 * Imports workflows of `templates/`, and publishes them in this order: those that others call first.
 * @param folder of an earlier release, if not the project's: what was not there then is left out
 */
export async function installTemplates(
	api: N8nApi,
	files: ReadonlyArray<string | readonly [file: string, changes: Changes]>,
	folder = TEMPLATES,
): Promise<Map<string, ImportedWorkflow>> {
	const made = new Map<string, ImportedWorkflow>();
	for (const each of files) {
		const [file, changes] = typeof each === 'string' ? [each, {}] : each;
		if (folder !== TEMPLATES && !existsSync(join(folder, `${file}.json`))) continue;
		made.set(file, await api.importWorkflow(readTemplate(file, changes, folder)));
	}
	for (const workflow of made.values()) await api.publish(workflow);
	return made;
}

/** Somebody changes the client settings and publishes them again. */
export async function changeSettings(api: N8nApi, settings: Record<string, unknown>): Promise<void> {
	const { versionId, nodes } = await api.call<{ versionId: string; nodes: TemplateNode[] }>(
		'GET',
		'/workflows/client-settings',
	);
	const changed = nodes.map((node) =>
		node.name === 'Settings' ? { ...node, parameters: { ...node.parameters, ...settings } } : node,
	);
	const saved = await api.call<ImportedWorkflow>('PATCH', '/workflows/client-settings', {
		...{ nodes: changed, versionId },
	});
	await api.publish({ id: 'client-settings', versionId: saved.versionId });
}
