import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, clio, dropbox, ifTrue, setJson, workflows } from '../steps';
import { findClosedFolder, reopenIt } from './clioReopenMatters';
import { addDocumentsFirst } from './documentsFirst';
import { CLIO_CLOSE_MATTERS } from './names';
import { IN_DEMO, isClosed, otherPlaces, saveManifest } from './parts';
import { CLOSED_EMAIL, result } from './result';

const setting = (field: string): string => `={{ $('Events').item.json.settings.${field} }}`;
const ofMatter = (field: string): string => `={{ $('Matter').item.json.${field} }}`;

const NOTE = `
Closes the Dropbox folder of a matter that was closed in Clio: puts it in a ZIP, moves it, or adds a prefix to its name, as *Client settings* says. Then it saves a manifest beside the archive, which lists every document; a note in Clio says where the documents are now; and the managing partner gets an email. In the demo, nothing is written to Clio.

First it compares the folder with the documents in Clio: a closing letter may have been uploaded a moment before. What is missing is saved to Dropbox, and a second event (*isComplete*) then closes the folder.

Nothing happens to a matter that was reopened in the meantime, that has no folder, or whose folder has no documents. If you close matters by a stage or a custom field, and a matter leaves that stage or loses that value, its folder is put back.`;

/** The day, where it was closed on a day; else the moment. Both in the client's time zone, in which *Close it* reads days. */
const CLOSED_AT = `{{ ((at) => (+at === +at.startOf('day') ? at.toISODate() : at.toFormat('yyyy-LL-dd HH:mm ZZZZ')))(DateTime.fromISO($('Close it').item.json.closedAt, { zone: $('Events').item.json.settings.timeZone, locale: 'en-US' })) }}`;

const NOTE_TEXT = [
	`=The documents of this matter were archived on ${CLOSED_AT}.`,
	"Place: {{ $('Close it').item.json.archivePath }}",
	"Link: {{ $('Close it').item.json.url }}",
	"Number of documents: {{ $('Save manifest').item.json.documents }}",
	"List of all documents, beside the archive: {{ $('Save manifest').item.json.name }}",
	"Root of this list, to show later that nothing was changed: {{ $('Save manifest').item.json.root }}",
].join('\n');

const SETTINGS = "$('Events').item.json.settings";

const CLOSING = ['Case folder', 'Close it', 'Save manifest'];

const REST = { onError: 'continueErrorOutput' } as const;

/** Matter closed: archive, note, email. */
export const clioCloseMatters = (): Flow => addClosing(addDocumentsFirst(addFolder(), 'Case folder'));

/** Reads the matter, and finds its folder. */
const addFolder = (): Flow =>
	new Flow(CLIO_CLOSE_MATTERS.file, CLIO_CLOSE_MATTERS.name)
		.note('Close matters from Clio', NOTE, [-0.25, -2.7], [3, 2.3])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.caseKey }}') }, REST), [1, 0], 'Events')
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
			[2, 0],
			'Matter',
		)
		.add('Has a folder?', ifTrue("={{ $json.action === 'folder' }}"), [3, 0], 'Decide')
		.add('Closed now?', ifTrue(`={{ ${isClosed("$('Matter').item.json")} }}`), [4, 0], 'Has a folder?')
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
			'Closed now?',
		);

/** Archives it, or puts it back. */
const addClosing = (flow: Flow): Flow =>
	flow
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
					options: {
						closedOn: "={{ $('Matter').item.json.closeDate ?? '' }}",
						...{ timeZone: setting('timeZone'), skipEmptyFolders: true },
					},
				},
				REST,
			),
			[12, 0.4],
		)
		.connect('Compared now?', 'Close it', 1)
		.add('Has documents?', ifTrue("={{ $json.status !== 'noDocuments' }}"), [13, 0.4], 'Close it')
		.add('No documents', setJson("={{ { action: 'skip', reason: 'no_documents' } }}"), [14, 1.2])
		.connect('Has documents?', 'No documents', 1)
		.add('Save manifest', saveManifest(), [14, 0.4], 'Has documents?')
		.add(
			'Note in Clio',
			clio(
				'note',
				'create',
				{
					matter: byId(ofMatter('matterId')),
					subject: 'Documents archived in Dropbox',
					text: NOTE_TEXT,
					// The documents of a real matter are not in the demo.
					options: { dryRun: IN_DEMO },
				},
				REST,
			),
			[15, 0.4],
			'Save manifest',
		)
		// A matter that is reopened in Clio is an event of its own; a stage or a field that goes back is none.
		.add(
			'Told by its status?',
			ifTrue(`={{ ${SETTINGS}.closedWhen === 'status' || $('Matter').item.json.status === 'Closed' }}`),
			[5, 1.6],
		)
		.connect('Closed now?', 'Told by its status?', 1)
		.add('Not closed', setJson("={{ { action: 'skip', reason: 'not_closed' } }}"), [9, 1.6])
		.connect('Told by its status?', 'Not closed')
		.add('Folder that may be closed', findClosedFolder(), [6, 2])
		.connect('Told by its status?', 'Folder that may be closed', 1)
		.add('Is there none?', ifTrue("={{ $json.error.reason === 'not_found' }}"), [7, 2.4])
		.connect('Folder that may be closed', 'Is there none?', 1)
		.connect('Is there none?', 'Not closed')
		.add('Reopen it', reopenIt(), [8, 1.9], 'Folder that may be closed')
		.add(
			'Result',
			result({
				// Of the same batch, the folders of others may have been put back.
				emails: `$prevNode.name === 'Note in Clio' && $json.status ? [${CLOSED_EMAIL}] : []`,
				further: '$json.events ?? []',
				services: { clio: ['Matter', 'Note in Clio'], dropbox: [...CLOSING, 'Is there none?', 'Reopen it'] },
			}),
			[17, 0],
			['Documents first', 'Note in Clio', 'Not closed', 'No documents', 'Reopen it'],
		)
		.connect('Reopen it', 'Result', 1)
		.connect('Is there none?', 'Result', 1)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Has a folder?', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Close it', 'Result', 1)
		.connect('Save manifest', 'Result', 1)
		.connect('Note in Clio', 'Result', 1);
