/** A workflow that others call: its file, which is its ID, and its name. */
const callable = (file: string, name: string) => ({ file, name });

export const CLIENT_SETTINGS = callable('client-settings', 'Client settings');
export const QUEUE_STORAGE = callable('queue-storage', 'Queue storage');
export const QUEUE_WORKER = callable('queue-worker', 'Work on events');
export const SEND_EMAILS = callable('send-emails', 'Send emails');
export const CLIO_FILE_DOCUMENTS = callable('clio-file-documents', 'File documents from Clio');
export const CLIO_CLOSE_MATTERS = callable('clio-close-matters', 'Close matters from Clio');
export const CLIO_OPEN_MATTERS = callable('clio-open-matters', 'Folders for new matters in Clio');
export const CLIO_REOPEN_MATTERS = callable('clio-reopen-matters', 'Reopen matters from Clio');
export const LEGALSERVER_FILE_DOCUMENTS = callable(
	'legalserver-file-documents',
	'File documents from LegalServer',
);
export const LEGALSERVER_OPEN_CASES = callable('legalserver-open-cases', 'Folders for cases of LegalServer');
export const WEBHOOK_OPEN_CASES = callable('webhook-open-cases', 'Folders for reported cases');
export const WEBHOOK_CLOSE_CASES = callable('webhook-close-cases', 'Close reported cases');
export const WEBHOOK_REOPEN_CASES = callable('webhook-reopen-cases', 'Reopen reported cases');
export const WATCH_CONNECTIONS = callable('watch-connections', 'Watch connections');
export const TEST_SYNC = callable('test-sync', 'Test the setup');
export const CHECK_FOLDERS = callable('check-folders', 'Check case folders every week');
export const CHECK_PERMISSIONS = callable('check-permissions', 'Check permissions every month');
export const DROPBOX_DELETIONS = callable('dropbox-deletions', 'Deletions in Dropbox');
export const AUDIT_TRAIL = callable('audit-trail', 'Audit trail');
export const WATCH_QUEUE = callable('watch-queue', 'Watch the queue');
export const RECONCILE = callable('reconcile', 'Reconcile documents every night');
export const MIGRATE_CASES = callable('migrate', 'Migrate cases');
export const CLIO_MIGRATE = callable('clio-migrate', 'Migrate documents from Clio');
export const LEGALSERVER_MIGRATE = callable('legalserver-migrate', 'Migrate documents from LegalServer');
export const RECONCILE_CASES = callable('reconcile-cases', 'Reconcile cases');
