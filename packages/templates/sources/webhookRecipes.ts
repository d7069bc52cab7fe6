import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, dropbox, ifTrue, setJson, type Step } from '../steps';
import { WEBHOOK_CLOSE_CASES, WEBHOOK_OPEN_CASES, WEBHOOK_REOPEN_CASES } from './names';
import { otherPlaces, REST, saveManifest, settingOfEvent } from './parts';
import { CLOSED_EMAIL, result } from './result';
import { AREA_OF_EVENT, destinationOf } from './webhookCalls';

const CASE_ID = "={{ $('Events').item.json.caseKey }}";

/** A call may name another practice area than the one by which the folder was made, or none. */
const ANYWHERE = otherPlaces("$('Events').item.json.settings", "''");
/** Where closed cases are; where they stay in their destination, that of no practice area. */
const CLOSED_FOLDER =
	"={{ $('Events').item.json.settings.closedFolder || $('Events').item.json.settings.destination }}";
/** One that was moved by a run that died is closed, but nobody was told of it. */
const ALSO_CLOSED = otherPlaces("$('Events').item.json.settings", "''", true);

const find = (searchIn: string, alsoSearchIn = ANYWHERE): Step =>
	dropbox(
		'caseFolder',
		'find',
		{
			caseId: CASE_ID,
			searchIn: byPath(searchIn),
			folderNaming: settingOfEvent('folderNaming'),
			nameTemplate: settingOfEvent('nameTemplate'),
			options: { alsoSearchIn },
		},
		REST,
	);

/** Cases whose folder *Case opened* could not make in time. They are named by their IDs: the queue holds no names. */
export const webhookOpenCases = (): Flow =>
	new Flow(WEBHOOK_OPEN_CASES.file, WEBHOOK_OPEN_CASES.name)
		.note(
			'Folders for reported cases',
			'\nMakes the folders that *Case opened* could not make in time.',
			[-0.25, -1.2],
			[3, 0.8],
		)
		.add('Events', calledByWorkflow(), [0, 0])
		.add(
			'Case folder',
			dropbox(
				'caseFolder',
				'create',
				{
					caseId: CASE_ID,
					destination: byPath(destinationOf(AREA_OF_EVENT)),
					folderNaming: 'caseId',
					subfolders: settingOfEvent('subfolders'),
				},
				REST,
			),
			[1, 0],
			'Events',
		)
		.add('Result', result({ services: { dropbox: ['Case folder'] } }), [3, 0], 'Case folder')
		.connect('Case folder', 'Result', 1);

const CLOSED_MAIL = `$json.root ? [${CLOSED_EMAIL}] : []`;

/** Cases that were closed: ZIP, move or prefix, and an email to the managing partner. */
export const webhookCloseCases = (): Flow =>
	new Flow(WEBHOOK_CLOSE_CASES.file, WEBHOOK_CLOSE_CASES.name)
		.note(
			'Close reported cases',
			'\nCloses the Dropbox folder of a case that was closed: puts it in a ZIP, moves it, or adds a prefix to its name, as *Client settings* says. Then it saves a manifest beside the archive, which lists every document, and the managing partner gets an email.',
			[-0.25, -1.5],
			[3, 1.1],
		)
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Case folder', find(destinationOf(AREA_OF_EVENT), ALSO_CLOSED), [1, 0], 'Events')
		.add(
			'Close it',
			dropbox(
				'caseFolder',
				'close',
				{
					caseFolder: byId('={{ $json.folderId }}'),
					closeMethod: settingOfEvent('closeMethod'),
					closedFolder: byPath(settingOfEvent('closedFolder')),
					matterNumber: CASE_ID,
					afterZipping: settingOfEvent('afterZipping'),
					prefix: settingOfEvent('closedPrefix'),
					options: {
						closedOn: "={{ JSON.parse($('Events').item.json.details).closedOn ?? '' }}",
						...{ timeZone: settingOfEvent('timeZone'), skipEmptyFolders: true },
					},
				},
				REST,
			),
			[2, 0],
			'Case folder',
		)
		.add('Has documents?', ifTrue("={{ $json.status !== 'noDocuments' }}"), [3, 0], 'Close it')
		.add('No documents', setJson("={{ { action: 'skip', reason: 'no_documents' } }}"), [4, 0.8])
		.connect('Has documents?', 'No documents', 1)
		.add('Save manifest', saveManifest(), [4, 0], 'Has documents?')
		.add(
			'Result',
			result({ emails: CLOSED_MAIL, services: { dropbox: ['Case folder', 'Close it', 'Save manifest'] } }),
			[6, 0],
			['Save manifest', 'No documents'],
		)
		.connect('Save manifest', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Close it', 'Result', 1);

/** Cases that were opened again: the folder goes back to where it was. */
export const webhookReopenCases = (): Flow =>
	new Flow(WEBHOOK_REOPEN_CASES.file, WEBHOOK_REOPEN_CASES.name)
		.note(
			'Reopen reported cases',
			'\nPuts the folder of a case back where it was, under its old name. It is looked for in the folder for closed cases, and then in the destinations.',
			[-0.25, -1.5],
			[3, 1.1],
		)
		.add('Events', calledByWorkflow(), [0, 0])
		// First among the closed ones: a document that came meanwhile may have made another folder.
		.add('Case folder', find(CLOSED_FOLDER), [1, 0], 'Events')
		.add(
			'Reopen it',
			dropbox('caseFolder', 'reopen', { caseFolder: byId('={{ $json.folderId }}') }, REST),
			[4, 0],
			'Case folder',
		)
		.add('Result', result({ services: { dropbox: ['Case folder', 'Reopen it'] } }), [6, 0], 'Reopen it')
		.connect('Case folder', 'Result', 1)
		.connect('Reopen it', 'Result', 1);
