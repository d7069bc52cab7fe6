/** What happens, workflow by workflow, when something goes wrong. The file of the workflow without its ending is the key. */
const IN_THE_QUEUE =
	'If a service does not respond, the event is [tried again](event-queue.md#waits) for as long as it takes.';

const SAID_ON_THE_PAGE = 'A page says what is wrong and what to do, and nothing is changed or sent.';

const FILED = `${IN_THE_QUEUE} A document that the client settings hold back is not filed, nor is a privileged one unless it is certain who could open it: the event is \`failed\`, and an email says [what to do](client-settings.md#decide). What was filed already is found and not filed twice.`;

const CLOSED = `${IN_THE_QUEUE} A folder that cannot be closed stays as it is, the event is \`failed\`, and an email says why. A ZIP counts only after it was compared with the folder, document by document. Running it again closes nothing twice.`;

const REOPENED = `${IN_THE_QUEUE} If the old place is not certain, or something else has the folder's old name there, nothing is moved, and an email says why.`;

const OPENED = `${IN_THE_QUEUE} If it is not certain which folder belongs to the case, none is made: the event is \`failed\`, and an email says what to decide.`;

const STORED =
	"If the event cannot be stored, such as when n8n's disk is full, the caller gets no success and has to send it again. An event that comes twice is stored once.";

const WORKER =
	'If n8n stops in the middle, the events that it worked on are taken again [after 15 minutes](event-queue.md#if-n8n-stops). If n8n stops at the same event again and again, that event is `failed` and the others go on.';

const EMAILS =
	'If the mail server is down, emails wait in the queue and are sent later. If n8n stops between sending an email and recording that, it is sent again. If a name cannot be read, the email has the ID.';

const COMPARED =
	'It changes nothing. A case that cannot be read is reported with its [reason](reasons.md), and the others are compared.';

const NIGHT =
	'If too much would change, or a list could not be read to its end, [nothing is changed](reconciliation.md#the-safety-stop), and you get one email. The next night tries again. What people edited or deleted in Dropbox stays as it is.';

const MIGRATED =
	'Each case is compared with its folder again before anything is downloaded, so wherever n8n stops, nothing is filed twice. A document that cannot be filed with the others [becomes an event of its own](migration.md#if-n8n-stops).';

const PLANNED =
	'While _dryRun_ is on, nothing is changed. A case that could not be read is in `unread` with its reason: run it again. You can execute it as often as you like, because each case is stored once for each _run_.';

const STATUS =
	'If Clio or LegalServer does not respond, the page appears anyway and says so. [Trying an event again](status-page.md#try-again) files nothing twice.';

const TESTED =
	'One thing that does not work does not hide the others: each has its line with what to do. Nothing is filed unless the demo destination is found and is apart from all live ones.';

const WEEKLY =
	'If the cases or a folder cannot be read, the email says so (`notChecked`) and why. Until something is corrected, each email reports it again.';

const MONTHLY =
	'What could not be determined or read is in the email, with what to do: it never counts as in order. If the mail server is down, the email is sent later.';

const CASE_PAGE =
	'The page [says what is wrong](case-page.md#if-it-does-not-work) to the person who opened it. An upload that is interrupted goes on where it stopped, a file that fails does not stop the others, and the same file is not saved twice.';

const CONNECTIONS =
	'If a service does not respond, the next run tries again. If a connection was revoked, _Watch the queue_ sends an email.';

const LEGALSERVER_CALL =
	'LegalServer gets an answer that says [what is wrong](legalserver-calls.md#when-something-goes-wrong)';

const REPORTED =
	'While _Dry Run_ is on, nothing is changed. What is refused is in the report with what to do, and does not stop the others. If it is interrupted, run it again: finished work is found.';

export const goesWrong: Readonly<Record<string, string>> = {
	'client-settings':
		'If a setting cannot be used, no workflow runs with it: one message lists every field to correct. Until you publish a change, the workflows use the settings as they were published last.',
	'queue-storage':
		"If n8n's database is full, nothing counts as stored that is not. When the table has 70 percent of the _Expected Rows_, you get an email.",
	'queue-storage-postgres':
		"If the database does not respond, no event counts as stored: the next poll reports Clio's events again, and other callers get no success and have to send theirs again.",
	'watch-queue':
		'If it cannot read the queue, n8n keeps a failed execution, and it tries again five minutes later.',
	'audit-trail':
		'If Dropbox or n8n is down, events wait in the queue and are added later, each once. If somebody has to do something, such as make the folder, n8n keeps a failed execution that says what. If the trail was changed, the Monday email says where.',
	'dropbox-events':
		'If Dropbox does not respond, the next poll reports what happened meanwhile. What was only moved is not reported as deleted.',
	'dropbox-deletions': `${IN_THE_QUEUE} What was only moved or restored is left out. What the connected account can no longer see counts as gone.`,
	'watch-connections': CONNECTIONS,
	'watch-connections-clio': CONNECTIONS,
	'case-page': CASE_PAGE,
	'case-page-clio': `${CASE_PAGE} If it is not known whether a document in Clio is privileged, it is listed only for links that include privileged documents.`,
	'case-page-legalserver': `${CASE_PAGE} If it is not known whether a document in LegalServer is privileged, it is listed only for links that include privileged documents.`,
	'case-page-link':
		'The message of the step says what to correct, such as a missing _Link Key_ or a folder that is not there. Nothing is changed.',
	'ai-agent':
		'The node refuses an AI agent whatever moves or renames case folders or changes [who can see a document](ai-agents.md#what-the-node-refuses), and tells it why.',
	'clio-events':
		'If Clio cannot reach n8n, or n8n cannot store the event, the next poll reports it again. An event that comes twice is stored once. [If nothing arrives](clio-trigger.md#if-nothing-arrives), you get an email after the _Hours Without Events_.',
	'queue-worker-clio': WORKER,
	'queue-worker-legalserver': WORKER,
	'queue-worker-webhook': WORKER,
	'status-page-clio': STATUS,
	'status-page-legalserver': STATUS,
	'status-page-webhook':
		'[Trying an event again](status-page.md#try-again) files nothing twice. A form that does not come from the page itself does nothing.',
	'clio-file-documents': FILED,
	'legalserver-file-documents': `${FILED} A document that waits for its virus scan is tried again; an infected one is not filed.`,
	'clio-open-matters': OPENED,
	'legalserver-open-cases': OPENED,
	'webhook-open-cases': OPENED,
	'clio-close-matters': `Documents that are missing in the folder are [saved first](decisions/0047-a-closing-saves-what-is-missing-first.md). ${CLOSED}`,
	'webhook-close-cases': CLOSED,
	'clio-reopen-matters': REOPENED,
	'webhook-reopen-cases': REOPENED,
	'send-emails-clio': EMAILS,
	'send-emails-legalserver': EMAILS,
	'send-emails-webhook': EMAILS,
	'test-sync-clio': TESTED,
	'test-sync-legalserver': TESTED,
	'check-folders-clio': WEEKLY,
	'check-folders-legalserver': WEEKLY,
	'check-permissions-clio': MONTHLY,
	'check-permissions-legalserver': MONTHLY,
	'reconcile-clio': NIGHT,
	'reconcile-legalserver': NIGHT,
	'reconcile-cases-clio': COMPARED,
	'reconcile-cases-legalserver': COMPARED,
	'clio-migrate': MIGRATED,
	'legalserver-migrate': MIGRATED,
	'migrate-clio': PLANNED,
	'migrate-legalserver': PLANNED,
	'clio-grow-intake':
		'If Dropbox does not respond, the intake waits in the queue, the answer is 202, and the folder is made later. If the matter has a folder already, nothing is merged: the call or the event is refused, and says so.',
	'open-case-folder': SAID_ON_THE_PAGE,
	'send-to-dropbox': `${SAID_ON_THE_PAGE} A document that is there already is not saved again, and nothing is overwritten.`,
	'clio-case-page': SAID_ON_THE_PAGE,
	'legalserver-case-folder': `${LEGALSERVER_CALL}; the folder ID on the case stays. If Dropbox does not respond in time, the folder is made later.`,
	'legalserver-case-page-link': `${LEGALSERVER_CALL}. The field with the link is then emptied, and the other one says why.`,
	'legalserver-documents': `${STORED} What got lost all the same is filed by [the nightly comparison](reconciliation.md).`,
	'legalserver-existing-cases': REPORTED,
	'legalserver-adopt-folders': REPORTED,
	'legalserver-change-destination': REPORTED,
	'legalserver-members':
		'If it is not certain that nobody else could open a folder, the case is refused and the report says why. A case on which nobody works is refused, and its folder is left as it is.',
	'webhook-case-opened':
		'The caller gets [an answer that says what to do](any-system.md#answers): correct a field, or send the same call again. Sending it again gives the same folder.',
	'webhook-document':
		'The caller gets [an answer that says what to do](any-system.md#answers). With 503, nothing is lost if the caller sends the document again; the same document is filed once.',
	'webhook-case-closed': STORED,
	'webhook-case-reopened': STORED,
};
