import { auditTrail } from './sources/auditTrail';
import { clioFileDocuments } from './sources/clioFileDocuments';
import { checkFolders } from './sources/checkFolders';
import { checkPermissions } from './sources/checkPermissions';
import { clientSettings } from './sources/clientSettings';
import { dropboxDeletions } from './sources/dropboxDeletions';
import { dropboxEvents } from './sources/dropboxEvents';
import { statusPage } from './sources/statusPage';
import { watchConnections } from './sources/watchConnections';
import { watchQueue } from './sources/watchQueue';
import { sendEmails } from './sources/sendEmails';
import { casePage } from './sources/casePage';
import { IN_CLIO, IN_LEGALSERVER } from './sources/casePageSecondList';
import { clioGrowIntake } from './sources/clioGrowIntake';
import { clioCasePage } from './sources/clioCasePage';
import { migrateCases } from './sources/migrateCases';
import { migrateDocuments } from './sources/migrateDocuments';
import { openCaseFolder } from './sources/openCaseFolder';
import { sendToDropbox } from './sources/sendToDropbox';
import { clioEvents } from './sources/clioEvents';
import { clioCloseMatters } from './sources/clioCloseMatters';
import { clioOpenMatters } from './sources/clioOpenMatters';
import { clioReopenMatters } from './sources/clioReopenMatters';
import { legalServerAdoptFolders } from './sources/legalServerAdoptFolders';
import { legalServerCasePageLink } from './sources/legalServerCasePageLink';
import { legalServerCaseFolder } from './sources/legalServerCaseFolder';
import { legalServerChangeDestination } from './sources/legalServerChangeDestination';
import { legalServerDocuments } from './sources/legalServerDocuments';
import { legalServerExistingCases } from './sources/legalServerExistingCases';
import { legalServerFileDocuments } from './sources/legalServerFileDocuments';
import { legalServerMembers } from './sources/legalServerMembers';
import { legalServerOpenCases } from './sources/legalServerOpenCases';
import { reconcile } from './sources/reconcile';
import { reconcileCases } from './sources/reconcileCases';
import { queueStorage } from './sources/queueStorage';
import { queueStoragePostgres } from './sources/queueStoragePostgres';
import { queueWorker } from './sources/queueWorker';
import { testSync } from './sources/testSync';
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
	auditTrail(),
	watchConnections('clio'),
	watchConnections('others'),
	testSync('clio'),
	testSync('legalserver'),
	checkFolders('clio'),
	checkFolders('legalserver'),
	checkPermissions('clio'),
	checkPermissions('legalserver'),
	reconcile('clio'),
	reconcile('legalserver'),
	reconcileCases('clio'),
	reconcileCases('legalserver'),
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
	migrateDocuments('clio'),
	migrateDocuments('legalserver'),
	migrateCases('clio'),
	migrateCases('legalserver'),
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
	clioGrowIntake(),
	openCaseFolder(),
	sendToDropbox(),
	clioCasePage(),
	legalServerAdoptFolders(),
	legalServerCasePageLink(),
	casePage(),
	casePage(IN_CLIO),
	casePage(IN_LEGALSERVER),
];
