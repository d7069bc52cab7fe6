import { Flow } from '../Flow';
import {
	append,
	calledByWorkflow,
	filter,
	ifTrue,
	legalServer,
	setJson,
	switchOn,
	workflows,
} from '../steps';
import {
	addFiledAs,
	addFiledInCase,
	addMove,
	AS_FILED_BEFORE,
	BESIDE_OTHERS,
	ERROR,
	FILED_BEFORE,
	filedAs,
	KEEP,
	WHY_DONE,
} from './filed';
import { apiVersionFor, FOLDER_ID_FIELD, folderIdOfCase } from './legalServerCalls';
import { ALL_DOCUMENTS } from './legalServerDocuments';
import { LEGALSERVER_FILE_DOCUMENTS } from './names';
import { documentEmails, fileOpenly, fileRestricted } from './filing';
import { asNew, createFolder, decide, REST, settingOfEvent, store } from './parts';
import { result } from './result';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const FOLDER = "={{ $('Case folder').item.json.folderId }}";

const API_VERSION = apiVersionFor('$json.settings');

/**
 * LegalServer says that there is something new, not what. Older documents were filed then; who changed one of them in
 * Dropbox since is not to find it replaced. The queue knows what it filed for as long as that.
 */
const IS_NEW = `={{ !$json.error && !!$json.documentUuid && (JSON.parse($('Of which cases').item.json.details).documents === 'all'
	|| !($json.updatedAt ?? $json.createdAt)
	|| Date.parse($json.updatedAt ?? $json.createdAt) >= $('Of which cases').item.json.receivedAt
		- Math.max(1, Math.min(14, $('Of which cases').item.json.settings.keepDays - 1)) * 86400000) }}`;

/** LegalServer says of a document only when it was made and changed. */
const KIND =
	"={{ $json.updatedAt && $json.updatedAt !== $json.createdAt ? 'documentUpdated' : 'documentCreated' }}";

/**
 * Of a case, all of whose documents are events of their own now: nothing more is to be done. What its list was refused
 * for, if it was: its items say which of the events they are from.
 */
const LISTED = `={{ {
	action: 'skip',
	reason: '',
	error: $('Documents of the case').all().find(({ json, pairedItem }) => json.error && (pairedItem?.item ?? pairedItem) === $itemIndex)?.json.error ?? null
} }}`;

const SERVICES = {
	dropbox: ['Case folder', 'Move it', 'File it anyway?', 'File it for few', 'File it'],
	legalserver: ['Document', 'Case', 'Content', 'Listed'],
};

const NOTE = `
Files documents of LegalServer in the Dropbox folder of their case: in the subfolder of their type, with prior versions in the archive.

Upper row: LegalServer says that something was added to a case, but not what. So the workflow lists the case's documents, and each new one becomes an event of its own. Lower row: one document.

**Decide** checks each document against the client settings. A privileged document is only ever filed in a restricted folder. If it is not certain that this is possible, nothing is filed, and you get an email.

In *Case*, enter the database name of your field for the folder's ID.`;

/** Events about documents of LegalServer in, one result for each out. */
export const legalServerFileDocuments = (): Flow =>
	addFiling(addMove(addFiledInCase(addFiledAs(addDecision(), -0.75), 5, -0.75), 6, 1.4));

const addDecision = (): Flow =>
	new Flow(LEGALSERVER_FILE_DOCUMENTS.file, LEGALSERVER_FILE_DOCUMENTS.name)
		.note('File documents from LegalServer', NOTE, [-0.25, -4.6], [3, 2.6])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('About one document?', ifTrue(`={{ $json.documentId !== '${ALL_DOCUMENTS}' }}`), [1, 0], 'Events')
		// All documents of a case
		.add('Of which cases', filter('={{ !!$json.caseKey }}'), [2, -1.5])
		.connect('About one document?', 'Of which cases', 1)
		.add(
			'Documents of the case',
			legalServer(
				'document',
				'getMany',
				{ matter: '={{ $json.caseKey }}', returnAll: true, options: { apiVersion: API_VERSION } },
				{ onError: 'continueRegularOutput' },
			),
			[3, -1.8],
			'Of which cases',
		)
		.add('New ones', filter(IS_NEW), [4, -1.8], 'Documents of the case')
		.add(
			'An event each',
			workflows('event', 'prepare', {
				...{ source: 'legalserver', kind: KIND },
				eventId: "={{ 'document:' + $json.documentUuid + ':' + ($json.updatedAt ?? $json.createdAt ?? '') }}",
				caseKey: "={{ $('Of which cases').item.json.caseKey }}",
				documentId: '={{ $json.documentUuid }}',
				options: { versionId: "={{ $json.updatedAt ?? '' }}" },
			}),
			[5, -1.8],
			'New ones',
		)
		.add('As new events', asNew(), [6, -1.8], 'An event each')
		.add('Store events', store(), [7, -1.8], 'As new events')
		.add('When they are stored', append(), [8, -1.5])
		.connect('Of which cases', 'When they are stored', 0, 0)
		.connect('Store events', 'When they are stored', 0, 1)
		.add('Cases', filter('={{ !!$json.lease && !!$json.settings }}'), [9, -1.5], 'When they are stored')
		.add('Listed', setJson(LISTED), [10, -1.5], 'Cases')
		// One document
		.add(
			'Document',
			legalServer(
				'document',
				'get',
				{
					...{ matter: '={{ $json.caseKey }}', document: '={{ $json.documentId }}' },
					options: { apiVersion: API_VERSION },
				},
				REST,
			),
			[2, 0],
			'About one document?',
		)
		.add(
			'Case',
			legalServer(
				'matter',
				'get',
				{ matter: "={{ $('Events').item.json.caseKey }}", options: { customFields: FOLDER_ID_FIELD } },
				REST,
			),
			[3, 0],
			'Document',
		)
		.add(
			'Decide',
			decide({
				event: "={{ $('Events').item.json }}",
				document: "={{ $('Document').item.json }}",
				matter: '={{ $json }}',
				settings: "={{ $('Events').item.json.settings }}",
				filedBefore: FILED_BEFORE,
			}),
			[4, 0],
			'Case',
		)
		.add('File it?', switchOn('={{ $json.action }}', ['skip', 'hold']), [5, 0], 'Decide')
		.add(
			'Case folder',
			createFolder(ofDecision, settingOfEvent, {
				existingFolderId: `={{ ${folderIdOfCase("$('Case').item.json")} }}`,
			}),
			[6, 0.6],
		)
		.connect('File it?', 'Case folder', 2);

const addFiling = (flow: Flow): Flow =>
	flow
		.add(
			'Content',
			legalServer(
				'document',
				'download',
				{
					matter: "={{ $('Events').item.json.caseKey }}",
					document: "={{ $('Document').item.json.documentUuid }}",
					outputField: 'data',
					options: { waitForScan: 30 },
				},
				REST,
			),
			[10, 0.6],
		)
		.connect('Other subfolder?', 'Content', 1)
		.connect('Only moved?', 'Content', 1)
		.connect('Not moved', 'Content')
		.add('Privileged?', ifTrue("={{ $('Decide').item.json.action === 'restrict' }}"), [11, 0.6], 'Content')
		.add(
			'File it for few',
			fileRestricted(FOLDER, ofDecision, settingOfEvent, BESIDE_OTHERS),
			[12, 0.2],
			'Privileged?',
		)
		.add('File it', fileOpenly(FOLDER, ofDecision, settingOfEvent, AS_FILED_BEFORE), [12, 1])
		.connect('Privileged?', 'File it', 1)
		.add(
			'Result',
			result({
				...{ emails: documentEmails(), services: SERVICES },
				...{ keep: KEEP, filed: filedAs("$('Document').item.json.updatedAt") },
				...{ whyDone: WHY_DONE, error: ERROR },
			}),
			[15, 0],
			['Listed', 'File it?', 'File it for few', 'File it', 'Only moved?'],
		)
		.connect('File it?', 'Result', 1)
		.connect('Document', 'Result', 1)
		.connect('Case', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Content', 'Result', 1)
		.connect('File it anyway?', 'Result', 1)
		.connect('File it for few', 'Result', 1)
		.connect('File it', 'Result', 1);
