import { Flow } from '../Flow';
import { ifTrue, legalServer, respond, setJson, workflows } from '../steps';
import {
	CALLED,
	calledByLegalServer,
	FOLDER_ID_FIELD,
	givenBack,
	isUuid,
	NO_STORE,
	NO_UUID,
	uuidOf,
} from './legalServerCalls';
import {
	asNew,
	createFolder,
	decide,
	NO_DOCUMENT,
	REST,
	SENTENCES,
	setting,
	settings,
	storeNew,
} from './parts';

const ofDecision = (field: string): string => `={{ $('Decide').first().json.${field} }}`;

/** People wait in Guided Navigation, which waits ten seconds. */
const SOON = { giveUpAfter: 3 };

const CASE = "$('Get case').first(0).json";
const IN_FIELD = `String(Object.values(${CASE}.customFields ?? {})[0] ?? '').trim()`;
const IN_CALL = `String($('${CALLED}').first().json.body?.folder_id ?? '').trim()`;

/** The case’s own ID; a call that has one where the case has none comes from a workflow that reads the wrong field. */
const EXISTING = `={{ ${IN_FIELD} || (${IN_CALL} ? 'in the call, but not on the case' : ${CASE}.dropboxFolderId) || '' }}`;

/**
 * A service may answer in a while, and nobody knows of a folder yet. Whether LegalServer takes the token is for people to
 * see at once; a lost connection to Dropbox is told by the queue.
 */
const CAN_BE_LATER = `={{ (['unavailable', 'too_busy'].includes($json.error?.reason)
	|| ($('Get case').all(0).length > 0 && ['not_connected', 'missing_scope'].includes($json.error?.reason)))
	&& !${IN_CALL}
	&& !($('Get case').all(0).length > 0 && (${IN_FIELD} || ${CASE}.dropboxFolderId)) }}`;

const ANSWER = `={{ {
	ok: true,
	folderId: $json.folderId,
	folderUrl: $json.url ?? null,
	folderPath: $json.path ?? null,
	status: $json.created ? 'created' : 'exists',
	problem: ($json.warnings ?? []).map((sentence) => sentence.replace(/[^.!?]$/, '$&.')).join(' ')
} }}`;

const answerWithout = (status: string, problem: string): string => `={{ {
	ok: false,
	folderId: ${givenBack('folder_id')},
	folderUrl: ${givenBack('folder_url')},
	folderPath: null,
	status: '${status}',
	problem: ${problem}
} }}`;

const REFUSAL = `!${isUuid('matter_uuid')}
		? '${NO_UUID}'
		: !$json.error ? 'The client settings give this case no folder: ' + $json.message + '.'
		: [${SENTENCES}, /is not a Dropbox ID/.test($json.error.message) ? 'Check what the field Dropbox Folder ID holds, and that Custom Fields of Get case has its database name.' : ''].join(' ').trim()`;

const LATER =
	"'The folder is not there yet, because Dropbox or LegalServer does not answer. It will be made as soon as possible. Run this process again later to store its link.'";

const NOTE = `
LegalServer calls this workflow when an intake is accepted, and waits for the answer: the folder's ID and link, which it stores on the case.

Destination, names and subfolders come from *Client settings*. If Dropbox does not answer in time, the case waits in the event queue, and *Work on events* makes the folder later.

**To set up:** the password in *${CALLED}*, the database name of your field in *Get case*, and the two credentials.`;

/** Intake accepted: the case's folder, and its ID in the answer. */
export const legalServerCaseFolder = (): Flow =>
	new Flow('legalserver-case-folder', 'Case folder for LegalServer')
		.note('Case folder for LegalServer', NOTE, [-0.25, -2.6], [3, 2.2])
		.add(CALLED, calledByLegalServer('legalserver-case-folder'), [0, 0])
		.add('Settings', settings(REST), [1, 0], CALLED)
		.add(
			'Get case',
			legalServer(
				'matter',
				'get',
				{
					matter: `={{ ${uuidOf('matter_uuid')} }}`,
					options: { customFields: FOLDER_ID_FIELD, ...SOON, leaveForOthers: 0 },
				},
				REST,
			),
			[2, 0],
			'Settings',
		)
		.add(
			'Decide',
			decide({
				event: '={{ { caseKey: $json.matterUuid } }}',
				document: NO_DOCUMENT,
				matter: '={{ $json }}',
				settings: "={{ $('Settings').first().json }}",
			}),
			[3, 0],
			'Get case',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [4, 0], 'Decide')
		.add(
			'Create case folder',
			createFolder(ofDecision, setting, { existingFolderId: EXISTING, ...SOON }),
			[5, -0.5],
			'Gets a folder?',
		)
		.add('Answer', setJson(ANSWER), [9, -0.8], 'Create case folder')
		.add('Later?', ifTrue(CAN_BE_LATER), [6, 0.6])
		.connect('Create case folder', 'Later?', 1)
		.connect('Get case', 'Later?', 1)
		.add(
			'Event',
			workflows(
				'event',
				'prepare',
				{
					...{ source: 'legalserver', kind: 'matterOpened' },
					eventId: `={{ 'opened:' + ${uuidOf('matter_uuid')} + ':' + $execution.id }}`,
					...{ caseKey: `={{ ${uuidOf('matter_uuid')} }}`, documentId: '' },
				},
				REST,
			),
			[7, 0.2],
			'Later?',
		)
		.add('As a new event', asNew(), [8, 0.2], 'Event')
		.add('Store event', storeNew(), [9, 0.2], 'As a new event')
		.add('Answer for later', setJson(answerWithout('later', LATER)), [10, 0.2], 'Store event')
		.add('Answer a refusal', setJson(answerWithout('refused', REFUSAL)), [10, 1.2])
		.connect('Later?', 'Answer a refusal', 1)
		.connect('Settings', 'Answer a refusal', 1)
		.connect('Decide', 'Answer a refusal', 1)
		.connect('Gets a folder?', 'Answer a refusal', 1)
		.connect('Event', 'Answer a refusal', 1)
		.connect('Store event', 'Answer a refusal', 1)
		.add(
			'Respond to LegalServer',
			respond({ respondWith: 'firstIncomingItem', options: { responseCode: 200, ...NO_STORE } }),
			[11, 0],
			['Answer', 'Answer for later', 'Answer a refusal'],
		);
