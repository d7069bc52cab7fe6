/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds workflow files, never part of a package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { project } from '../packages';
import { clioFileDocuments } from './sources/clioFileDocuments';
import { clientSettings } from './sources/clientSettings';
import { watchQueue } from './sources/watchQueue';
import { sendEmails } from './sources/sendEmails';
import { clioEvents } from './sources/clioEvents';
import { clioCloseMatters } from './sources/clioCloseMatters';
import { clioOpenMatters } from './sources/clioOpenMatters';
import { clioReopenMatters } from './sources/clioReopenMatters';
import { legalServerCaseFolder } from './sources/legalServerCaseFolder';
import { legalServerChangeDestination } from './sources/legalServerChangeDestination';
import { legalServerDocuments } from './sources/legalServerDocuments';
import { legalServerExistingCases } from './sources/legalServerExistingCases';
import { legalServerFileDocuments } from './sources/legalServerFileDocuments';
import { legalServerMembers } from './sources/legalServerMembers';
import { legalServerOpenCases } from './sources/legalServerOpenCases';
import { queueStorage } from './sources/queueStorage';
import { queueWorker } from './sources/queueWorker';
import { webhookCaseClosed, webhookCaseReopened } from './sources/webhookCaseEvents';
import { webhookCaseOpened } from './sources/webhookCaseOpened';
import { webhookDocument } from './sources/webhookDocument';
import { webhookCloseCases, webhookOpenCases, webhookReopenCases } from './sources/webhookRecipes';

export const flows = () => [
	clientSettings(),
	queueStorage(),
	sendEmails('clio'),
	sendEmails('legalserver'),
	sendEmails('webhook'),
	watchQueue(),
	queueWorker('clio'),
	queueWorker('legalserver'),
	queueWorker('webhook'),
	clioEvents(),
	clioFileDocuments(),
	clioOpenMatters(),
	clioCloseMatters(),
	clioReopenMatters(),
	legalServerCaseFolder(),
	legalServerOpenCases(),
	legalServerExistingCases(),
	legalServerDocuments(),
	legalServerFileDocuments(),
	legalServerMembers(),
	legalServerChangeDestination(),
	webhookCaseOpened(),
	webhookDocument(),
	webhookCaseClosed(),
	webhookCaseReopened(),
	webhookOpenCases(),
	webhookCloseCases(),
	webhookReopenCases(),
];

/** The workflow files with their names, as they stand in `templates/`. */
export async function templateFiles(): Promise<Array<[file: string, text: string]>> {
	const manifest = readFileSync(join(project, 'package.json'), 'utf8');
	const { version } = JSON.parse(manifest) as { version: string };
	const options = await resolveConfig(join(project, 'templates/any.json'));
	return await Promise.all(
		flows().map(async (flow): Promise<[string, string]> => {
			const text = JSON.stringify(flow.toJson(version), null, '\t');
			return [`${flow.file}.json`, await format(text, { ...options, parser: 'json' })];
		}),
	);
}
