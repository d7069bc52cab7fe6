import { clioFileDocuments } from './sources/clioFileDocuments';
import { clientSettings } from './sources/clientSettings';
import { dropboxDeletions } from './sources/dropboxDeletions';
import { dropboxEvents } from './sources/dropboxEvents';
import { statusPage } from './sources/statusPage';
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
import { queueStoragePostgres } from './sources/queueStoragePostgres';
import { queueWorker } from './sources/queueWorker';
import { webhookCaseClosed, webhookCaseReopened } from './sources/webhookCaseEvents';
import { webhookCaseOpened } from './sources/webhookCaseOpened';
import { webhookDocument } from './sources/webhookDocument';
import { webhookCloseCases, webhookOpenCases, webhookReopenCases } from './sources/webhookRecipes';

/** Every workflow that is built from a source. */
export const flows = () => [
	clientSettings(),
	queueStorage(),
	queueStoragePostgres(),
	sendEmails('clio'),
	sendEmails('legalserver'),
	sendEmails('webhook'),
	watchQueue(),
	statusPage('clio'),
	statusPage('legalserver'),
	statusPage('webhook'),
	dropboxEvents(),
	dropboxDeletions(),
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
