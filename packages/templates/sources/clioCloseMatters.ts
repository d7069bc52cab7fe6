import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, clio, dropbox, ifTrue, setJson, workflows } from '../steps';
import { CLIO_CLOSE_MATTERS } from './names';
import { isClosed, otherPlaces } from './parts';
import { closedEmail, result } from './result';

const setting = (field: string): string => `={{ $('Events').item.json.settings.${field} }}`;
const ofMatter = (field: string): string => `={{ $('Matter').item.json.${field} }}`;

const NOTE = `
Closes the Dropbox folder of a matter that was closed in Clio: as a ZIP, by moving it, or by a prefix, whichever the client settings say. Then a note in Clio says where the documents are now, and the managing partner gets an email.

A matter that was reopened in the meantime, that has no folder, or whose folder has no documents is left as it is.`;

const REST = { onError: 'continueErrorOutput' } as const;

/** Matter closed: archive, note, email. */
export const clioCloseMatters = (): Flow =>
	new Flow(CLIO_CLOSE_MATTERS.file, CLIO_CLOSE_MATTERS.name)
		.note('Close matters from Clio', NOTE, [-0.25, -2.2], [3, 1.8])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.caseKey }}') }, REST), [1, 0], 'Events')
		.add('Closed now?', ifTrue(`={{ ${isClosed('$json')} }}`), [2, 0], 'Matter')
		.add('Not closed', setJson("={{ { action: 'skip', reason: 'not_closed' } }}"), [3, 1.2])
		.connect('Closed now?', 'Not closed', 1)
		.add(
			'Decide',
			workflows(
				'document',
				'decide',
				{
					...{ event: "={{ $('Events').item.json }}", document: '={{ null }}' },
					...{ matter: '={{ $json }}', settings: "={{ $('Events').item.json.settings }}" },
				},
				REST,
			),
			[3, 0],
			'Closed now?',
		)
		.add('Has a folder?', ifTrue("={{ $json.action === 'folder' }}"), [4, 0], 'Decide')
		.add(
			'Case folder',
			dropbox(
				'caseFolder',
				'find',
				{
					caseId: '={{ $json.caseId }}',
					searchIn: byPath('={{ $json.destination }}'),
					folderNaming: setting('folderNaming'),
					nameTemplate: setting('nameTemplate'),
					options: {
						// One that was moved by a run that died is closed, but nobody was told of it.
						alsoSearchIn: otherPlaces("$('Events').item.json.settings", '$json.destination', true),
					},
				},
				REST,
			),
			[5, 0],
			'Has a folder?',
		)
		.add(
			'Close it',
			dropbox(
				'caseFolder',
				'close',
				{
					caseFolder: byId('={{ $json.folderId }}'),
					closeMethod: setting('closeMethod'),
					closedFolder: byPath(setting('closedFolder')),
					matterNumber: ofMatter('matterNumber'),
					afterZipping: setting('afterZipping'),
					prefix: setting('closedPrefix'),
					options: { closedOn: "={{ $('Matter').item.json.closeDate ?? '' }}", skipEmptyFolders: true },
				},
				REST,
			),
			[6, 0],
			'Case folder',
		)
		.add('Has documents?', ifTrue("={{ $json.status !== 'noDocuments' }}"), [7, 0], 'Close it')
		.add('No documents', setJson("={{ { action: 'skip', reason: 'no_documents' } }}"), [8, 1.2])
		.connect('Has documents?', 'No documents', 1)
		.add(
			'Note in Clio',
			clio(
				'note',
				'create',
				{
					matter: byId(ofMatter('matterId')),
					subject: 'Documents archived in Dropbox',
					text: "=The documents of this matter were archived on {{ $('Close it').item.json.closedAt }}.\nPlace: {{ $('Close it').item.json.archivePath }}\nLink: {{ $('Close it').item.json.url }}",
				},
				REST,
			),
			[8, 0],
			'Has documents?',
		)
		.add(
			'Result',
			result({
				emails: `$('Close it').isExecuted && $json.status && !$json.action ? ${closedEmail("$('Close it').item.json")} : []`,
				services: { clio: ['Matter', 'Note in Clio'], dropbox: ['Case folder', 'Close it'] },
			}),
			[10, 0],
			['Note in Clio', 'Not closed', 'No documents'],
		)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Has a folder?', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Close it', 'Result', 1)
		.connect('Note in Clio', 'Result', 1);
