import { Flow } from '../Flow';
import { byId, calledByWorkflow, clio, dropbox, ifTrue, switchOn } from '../steps';
import { CLIO_FILE_DOCUMENTS } from './names';
import { addCaseFolder, FOLDER_STEPS } from './caseFolder';
import { documentEmails, fileOpenly, fileRestricted } from './filing';
import { decide, mayBeClosed, REST, settingOfEvent } from './parts';
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
import { result } from './result';

const decided = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const FOLDER = "={{ $('Case folder').item.json.folderId }}";
const ofEvent = (field: string): string => `={{ $('Events').item.json.${field} }}`;

const NOTE = `
Files each document in the Dropbox folder of its matter: the folder is created if there is none yet, the document goes to the subfolder of its category, and a prior version goes to the archive.

**Decide** checks each document against the client settings. A privileged document is only ever filed in a restricted folder. If it is not certain that this is possible, nothing is filed, and you get an email.

Everything is read from Clio again: the event only says which document to look at.`;

const SERVICES = {
	clio: ['Document', 'Matter', 'Content'],
	dropbox: [
		...FOLDER_STEPS,
		'Move it',
		'File it anyway?',
		'File it',
		'File it for few',
		'Copy for the client',
	],
};

/** What was filed of a document from the client, of which a copy was made after that. */
const FILED = "($prevNode.name === 'Copy for the client' ? $('File it').item.json : $json)";

/** The document mirror: events about documents in, one result for each out. */
export const clioFileDocuments = (): Flow =>
	addFiling(addCaseFolder(addFiledInCase(addFiledAs(addDecision(), -0.6), 4, -0.8), AFTER_DECISION));

const AFTER_DECISION = {
	...{ from: 'File it?', output: 2, column: 5, row: 0.6 },
	// Else a document that comes late would get a folder of its own.
	closed: `(${mayBeClosed("$('Matter').item.json")} && !!$('Events').item.json.settings.closedFolder)`,
};

/** Reads the document and its matter, and decides what becomes of it. */
const addDecision = (): Flow =>
	new Flow(CLIO_FILE_DOCUMENTS.file, CLIO_FILE_DOCUMENTS.name)
		.note('File documents from Clio', NOTE, [-0.25, -2.9], [3, 1.8])
		.add('Events', calledByWorkflow(), [0, 0])
		.add(
			'Document',
			clio('document', 'get', { document: byId('={{ $json.documentId }}') }, REST),
			[1, 0],
			'Events',
		)
		.add('Has a matter?', ifTrue('={{ !!$json.matterId }}'), [1.5, 1], 'Document')
		.add(
			'Matter',
			clio('matter', 'get', { matter: byId('={{ $json.matterId }}') }, REST),
			[2, 0],
			'Has a matter?',
		)
		.add(
			'Decide',
			decide({
				event: "={{ $('Events').item.json }}",
				document: "={{ $('Document').item.json }}",
				// A document comes here that belongs to no matter, or to one that is hidden.
				matter: '={{ $json.documentId ? null : $json }}',
				settings: ofEvent('settings'),
				filedBefore: FILED_BEFORE,
			}),
			[3, 0],
			'Matter',
		)
		.connect('Has a matter?', 'Decide', 1)
		.add('File it?', switchOn('={{ $json.action }}', ['skip', 'hold']), [4, 0], 'Decide');

/** Files it in the case folder. */
const addFiling = (flow: Flow): Flow =>
	addMove(flow, 10, 1.4)
		.add(
			'Content',
			clio('document', 'download', { document: byId(ofEvent('documentId')), outputField: 'data' }, REST),
			[14, 0.6],
		)
		.connect('Other subfolder?', 'Content', 1)
		.connect('Only moved?', 'Content', 1)
		.connect('Not moved', 'Content')
		.add('Privileged?', ifTrue("={{ $('Decide').item.json.action === 'restrict' }}"), [15, 0.6], 'Content')
		.add(
			'File it for few',
			fileRestricted(FOLDER, decided, settingOfEvent, BESIDE_OTHERS),
			[16, 0.2],
			'Privileged?',
		)
		.add('File it', fileOpenly(FOLDER, decided, settingOfEvent, AS_FILED_BEFORE), [16, 1])
		.connect('Privileged?', 'File it', 1)
		.add('From the client?', ifTrue("={{ $('Decide').item.json.clientFolder !== '' }}"), [17, 1], 'File it')
		.add(
			'Copy for the client',
			dropbox(
				'document',
				'clientUpload',
				{
					document: byId('={{ $json.fileId }}'),
					caseFolder: byId(FOLDER),
					matterNumber: decided('caseId'),
					options: { clientUploadsFolder: ofEvent('settings.clientUploadsFolder') },
				},
				REST,
			),
			[18, 1],
			'From the client?',
		)
		.add(
			'Result',
			result({
				...{ emails: documentEmails(FILED), services: SERVICES },
				...{ keep: KEEP, filed: filedAs("$('Document').item.json.versionId") },
				...{ whyDone: WHY_DONE, error: ERROR },
			}),
			[20, 0],
			['File it?', 'File it for few', 'Copy for the client', 'Only moved?'],
		)
		.connect('File it?', 'Result', 1)
		.connect('From the client?', 'Result', 1)
		.connect('Document', 'Result', 1)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Content', 'Result', 1)
		.connect('File it anyway?', 'Result', 1)
		.connect('File it for few', 'Result', 1)
		.connect('File it', 'Result', 1)
		.connect('Copy for the client', 'Result', 1);
