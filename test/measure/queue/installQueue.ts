/* eslint-disable @n8n/community-nodes/no-restricted-imports -- run by hand, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../e2e/folders';
import type { ImportedWorkflow, WorkflowFile } from '../../e2e/n8n/N8nApi';
import { CLIO_SETTINGS } from '../../e2e/runs/officeSettings';
import type { MailServer } from '../../e2e/stack/MailServer';
import { waitUntilQuiet } from '../clio/mirror';
import type { ClioStack } from '../clio/startClioStack';

/** The ready-made workflows of an office with Clio, with the times that they have. */
const FILES: ReadonlyArray<string | readonly [file: string, changes: Record<string, object>]> = [
	['client-settings', { Settings: CLIO_SETTINGS }],
	...['queue-storage', 'send-emails-clio', 'clio-file-documents', 'clio-open-matters'],
	...['reconcile-cases-clio', 'clio-close-matters', 'clio-reopen-matters', 'clio-migrate'],
	...['dropbox-deletions', 'queue-worker-clio', 'watch-queue', 'clio-events'],
];

/** As it is: tests have other times. */
const read = (file: string): WorkflowFile =>
	JSON.parse(readFileSync(join(projectFolder, 'templates', `${file}.json`), 'utf8')) as WorkflowFile;

/**
 * Imports and publishes them, and waits until the trigger has read what there was before.
 * @param keeps whether n8n keeps all executions, to look at them, where an office's keeps those that failed
 */
export async function installQueue(stack: ClioStack, mail: MailServer, keeps: boolean): Promise<void> {
	await stack.dropbox.makeFolders('matters', ['/Clio']);
	await stack.api.createCredential(mail.credential);
	const made: ImportedWorkflow[] = [];
	for (const [file, changes] of FILES.map((each) =>
		typeof each === 'string' ? ([each, {}] as const) : each,
	)) {
		const workflow = read(file);
		for (const node of workflow.nodes)
			Object.assign(node['parameters'] as object, changes[String(node['name'])]);
		const settings = keeps ? { ...workflow.settings, saveDataSuccessExecution: 'all' } : workflow.settings;
		made.push(await stack.api.importWorkflow({ ...workflow, settings }));
	}
	for (const workflow of made) await stack.api.publish(workflow);
	await waitUntilQuiet(stack, 3000);
}
