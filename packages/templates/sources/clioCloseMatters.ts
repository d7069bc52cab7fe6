import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, clio, dropbox, ifTrue, setJson, workflows } from '../steps';
import { CLIO_CLOSE_MATTERS } from './names';
import { isClosed, otherPlaces, saveManifest } from './parts';
import { CLOSED_EMAIL, result } from './result';

const setting = (field: string): string => `={{ $('Events').item.json.settings.${field} }}`;
const ofMatter = (field: string): string => `={{ $('Matter').item.json.${field} }}`;

const NOTE = `
Closes the Dropbox folder of a matter that was closed in Clio: puts it in a ZIP, moves it, or adds a prefix to its name, as *Client settings* says. Then it saves a manifest beside the archive, which lists every document; a note in Clio says where the documents are now; and the managing partner gets an email.

Nothing happens to a matter that was reopened in the meantime, that has no folder, or whose folder has no documents.`;

/** The day, where it was closed on a day; else the moment. Both in the workflow's time zone, in which Close reads days. */
const CLOSED_AT = `{{ ((at) => (+at === +at.startOf('day') ? at.toISODate() : at.toFormat('yyyy-LL-dd HH:mm ZZZZ')))(DateTime.fromISO($('Close it').item.json.closedAt)) }}`;

const NOTE_TEXT = [
	`=The documents of this matter were archived on ${CLOSED_AT}.`,
	"Place: {{ $('Close it').item.json.archivePath }}",
	"Link: {{ $('Close it').item.json.url }}",
	"Number of documents: {{ $('Save manifest').item.json.documents }}",
	"List of all documents, beside the archive: {{ $('Save manifest').item.json.name }}",
	"Root of this list, to show later that nothing was changed: {{ $('Save manifest').item.json.root }}",
].join('\n');

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
		.add('Save manifest', saveManifest(), [8, 0], 'Has documents?')
		.add(
			'Note in Clio',
			clio(
				'note',
				'create',
				{
					matter: byId(ofMatter('matterId')),
					subject: 'Documents archived in Dropbox',
					text: NOTE_TEXT,
				},
				REST,
			),
			[9, 0],
			'Save manifest',
		)
		.add(
			'Result',
			result({
				emails: `$('Close it').isExecuted && $json.status && !$json.action ? [${CLOSED_EMAIL}] : []`,
				services: { clio: ['Matter', 'Note in Clio'], dropbox: ['Case folder', 'Close it', 'Save manifest'] },
			}),
			[11, 0],
			['Note in Clio', 'Not closed', 'No documents'],
		)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Has a folder?', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Close it', 'Result', 1)
		.connect('Save manifest', 'Result', 1)
		.connect('Note in Clio', 'Result', 1);
