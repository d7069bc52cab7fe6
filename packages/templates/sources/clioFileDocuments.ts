import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, clio, dropbox, ifTrue, switchOn, workflows } from '../steps';
import { CLIO_FILE_DOCUMENTS } from './names';
import { caseFolder } from './caseFolder';
import { ERROR, filedBefore, KEEP, moveIt, WHY_DONE } from './filed';
import { result } from './result';

const decided = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const ofEvent = (field: string): string => `={{ $('Events').item.json.${field} }}`;

const NOTE = `
Files each document in the Dropbox folder of its matter: the folder is created if there is none yet, the document goes to the subfolder of its category, and a prior version goes to the archive.

**Decide** holds each document against the client settings. A privileged document is only ever filed in a restricted folder; if that is not certain, it is held back and people are told.

Everything is read from Clio anew: the event only says which document to look at.`;

const SERVICES = {
	clio: ['Document', 'Matter', 'Content'],
	dropbox: ['Case folder', 'Move it', 'File it', 'File it for few', 'Copy for the client'],
};

/** The responsible attorney gets an email about a privileged document, whether it was filed or held. */
const PRIVILEGED_EMAIL = `$('Decide').isExecuted && ($json.action === 'hold' || $('Decide').item.json.action === 'restrict' && !$json.error) ? [{ kind: 'privileged', details: { reason: $json.action === 'hold' ? $json.reason : '' } }] : []`;

/** Without an archive there is no name for it, and an empty one is refused. */
const ARCHIVE_FOLDER = "={{ $('Events').item.json.settings.archiveFolder || '_Archive' }}";

/** The document mirror: events about documents in, one result for each out. */
export const clioFileDocuments = (): Flow =>
	new Flow(CLIO_FILE_DOCUMENTS.file, CLIO_FILE_DOCUMENTS.name)
		.note('File documents from Clio', NOTE, [-0.25, -2.2], [3, 1.8])
		.add('Events', calledByWorkflow(), [0, 0])
		.add(
			'Document',
			clio(
				'document',
				'get',
				{ document: byId('={{ $json.documentId }}') },
				{ onError: 'continueErrorOutput' },
			),
			[1, 0],
			'Events',
		)
		.add(
			'Matter',
			clio('matter', 'get', { matter: byId('={{ $json.matterId }}') }, { onError: 'continueErrorOutput' }),
			[2, 0],
			'Document',
		)
		.add(
			'Decide',
			workflows(
				'document',
				'decide',
				{
					event: "={{ $('Events').item.json }}",
					document: "={{ $('Document').item.json }}",
					matter: '={{ $json }}',
					settings: ofEvent('settings'),
				},
				{ onError: 'continueErrorOutput' },
			),
			[3, 0],
			'Matter',
		)
		.add('File it?', switchOn('={{ $json.action }}', ['skip', 'hold']), [4, 0], 'Decide')
		.add('Case folder', caseFolder(), [5, 0.6])
		.connect('File it?', 'Case folder', 2)
		.add('Filed before?', filedBefore(), [5.5, 1.4], 'Case folder')
		.add('Move it', moveIt(), [8, 1.8], 'Filed before?')
		.add(
			'Content',
			clio(
				'document',
				'download',
				{ document: byId(ofEvent('documentId')), outputField: 'data' },
				{ onError: 'continueErrorOutput' },
			),
			[6.4, 0.6],
		)
		.connect('Filed before?', 'Content', 1)
		.add('Privileged?', ifTrue("={{ $('Decide').item.json.action === 'restrict' }}"), [7, 0.6], 'Content')
		.add(
			'File it for few',
			dropbox(
				'document',
				'upload',
				{
					documentFrom: 'allBinaryFields',
					caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
					...{
						restrictPrivileged: true,
						category: decided('category'),
						privilegedCategories: decided('category'),
					},
					restrictedFolderIn: decided('restrictedFolderIn'),
					restrictedSubfolder: decided('restrictedFolder'),
					restrictedFolder: byPath(decided('restrictedFolder')),
					people: decided('people'),
				},
				{ onError: 'continueErrorOutput' },
			),
			[8, 0.2],
			'Privileged?',
		)
		.add(
			'File it',
			dropbox(
				'document',
				'upload',
				{
					documentFrom: 'allBinaryFields',
					caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
					...{ fileInto: 'subfolder', subfolder: decided('subfolder') },
					// Somebody may have edited the copy in Dropbox: nothing is overwritten.
					ifNameTaken: `={{ $('Events').item.json.settings.archiveVersions ? 'archive' : 'keepBoth' }}`,
					options: { archiveFolder: ARCHIVE_FOLDER },
				},
				{ onError: 'continueErrorOutput' },
			),
			[8, 1],
		)
		.connect('Privileged?', 'File it', 1)
		.add('From the client?', ifTrue("={{ $('Decide').item.json.clientFolder !== '' }}"), [9, 1], 'File it')
		.add(
			'Copy for the client',
			dropbox(
				'document',
				'clientUpload',
				{
					document: byId('={{ $json.fileId }}'),
					caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
					matterNumber: decided('caseId'),
					options: { clientUploadsFolder: ofEvent('settings.clientUploadsFolder') },
				},
				{ onError: 'continueErrorOutput' },
			),
			[10, 1],
			'From the client?',
		)
		.add(
			'Result',
			result({
				...{ emails: PRIVILEGED_EMAIL, services: SERVICES },
				...{ keep: KEEP, whyDone: WHY_DONE, error: ERROR },
			}),
			[12, 0],
			['File it?', 'File it for few', 'Copy for the client', 'Move it'],
		)
		.connect('File it?', 'Result', 1)
		.connect('From the client?', 'Result', 1)
		.connect('Document', 'Result', 1)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Content', 'Result', 1)
		.connect('Move it', 'Result', 1)
		.connect('File it for few', 'Result', 1)
		.connect('File it', 'Result', 1)
		.connect('Copy for the client', 'Result', 1);
