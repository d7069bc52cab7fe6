import { clioFileDocuments } from './sources/clioFileDocuments';
import { clientSettings } from './sources/clientSettings';
import { statusPage } from './sources/statusPage';
import { watchQueue } from './sources/watchQueue';
import { sendEmails } from './sources/sendEmails';
import { clioEvents } from './sources/clioEvents';
import { clioCloseMatters } from './sources/clioCloseMatters';
import { clioOpenMatters } from './sources/clioOpenMatters';
import { clioReopenMatters } from './sources/clioReopenMatters';
import { queueStorage } from './sources/queueStorage';
import { queueStoragePostgres } from './sources/queueStoragePostgres';
import { queueWorker } from './sources/queueWorker';

/** Every workflow that is built from a source. */
export const flows = () => [
	clientSettings(),
	queueStorage(),
	queueStoragePostgres(),
	sendEmails(),
	watchQueue(),
	statusPage(),
	queueWorker('clio'),
	clioEvents(),
	clioFileDocuments(),
	clioOpenMatters(),
	clioCloseMatters(),
	clioReopenMatters(),
];
