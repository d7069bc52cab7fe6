import { readTemplate, type Changes } from '../../e2e/runs/templates';
import type { MailServer } from '../../e2e/stack/MailServer';
import { waitUntilQuiet } from '../clio/mirror';
import type { ClioStack } from '../clio/startClioStack';

const SETTINGS = {
	environment: 'live',
	liveDestination: '/Matters/Clio',
	demoDestination: '/Matters/Demo',
	folderNaming: 'caseId',
	subfolders: '',
	closedFolder: '/Matters/Clio Closed',
	alertEmails: 'it@example.org',
	managingPartner: 'partner@example.org',
	fromEmail: 'n8n@example.org',
};

/** The ready-made workflows of an office with Clio, with the times that they have. */
const FILES: ReadonlyArray<string | readonly [string, Changes]> = [
	['client-settings', { Settings: SETTINGS }],
	...['queue-storage', 'send-emails-clio', 'clio-file-documents', 'clio-open-matters'],
	...['clio-close-matters', 'clio-reopen-matters', 'queue-worker-clio', 'watch-queue', 'clio-events'],
];

/**
 * Imports and publishes them, and waits until the trigger has read what there was before.
 * @param keeps whether n8n keeps all executions, to look at them, where an office's keeps those that failed
 */
export async function installQueue(stack: ClioStack, mail: MailServer, keeps: boolean): Promise<void> {
	await stack.dropbox.makeFolders('matters', ['/Clio']);
	await stack.api.createCredential(mail.credential);
	const made = [];
	for (const [file, changes] of FILES.map((each) =>
		typeof each === 'string' ? ([each, {}] as const) : each,
	)) {
		const workflow = readTemplate(file, changes);
		const settings = keeps ? { ...workflow.settings, saveDataSuccessExecution: 'all' } : workflow.settings;
		made.push(await stack.api.importWorkflow({ ...workflow, settings }));
	}
	for (const workflow of made) await stack.api.publish(workflow);
	await waitUntilQuiet(stack, 3000);
}
