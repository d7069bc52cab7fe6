import { Flow } from '../Flow';
import { ifTrue, workflows } from '../steps';
import { addCaseFolder, CAN_BE_CLOSED, OF_CALL } from './caseFolder';
import { asNew, decide, NO_DOCUMENT, REST, settings, storeNew } from './parts';
import {
	answerCaller,
	answerForLater,
	answerRefusal,
	answerWithFolder,
	CALLED,
	calledFromOutside,
	CASE,
	checkPayload,
	given,
	IS_USABLE,
} from './webhookCalls';

/** The queue holds no names, so that only a folder that is named by the case ID alone can be made later. */
const CAN_BE_LATER = `={{ ['unavailable', 'too_busy', 'not_connected', 'missing_scope'].includes($json.error?.reason)
	&& $('Settings').first().json.folderNaming === 'caseId' && !${given('folderId')} }}`;

const NOTE = `
Any system calls this when a case is opened, and gets the folder's ID and link in the answer. Sending the call again gives the same folder.

Destination, names and subfolders come from *Client settings*. Fields and sample calls: docs/any-system.md.

**To set up:** in *${CALLED}*, create a Header Auth credential: name \`X-Case-Folders-Key\`, and a long random text.`;

/** A case was opened: its folder, and the ID in the answer. */
export const webhookCaseOpened = (): Flow =>
	addAnswers(
		addCaseFolder(addCall(), {
			...{ from: 'Gets a folder?', column: 6, row: -0.6, sources: OF_CALL },
			...{ name: 'Create case folder', refused: 'Later?', known: given('folderId') },
			// Nobody says whether the case is closed.
			closed: CAN_BE_CLOSED,
			options: { giveUpAfter: 20 },
		}),
	);

const addCall = (): Flow =>
	new Flow('webhook-case-opened', 'Case opened')
		.note('Case opened', NOTE, [-0.25, -2.3], [3, 1.9])
		.add(CALLED, calledFromOutside('case-opened'), [0, 0])
		.add(
			'Payload',
			checkPayload([
				...(['caseId', 'firstName', 'lastName', 'practiceArea', 'matterType'] as const),
				...(['responsibleAttorney', 'responsibleAttorneyEmail', 'folderId'] as const),
			]),
			[1, 0],
			CALLED,
		)
		.add('Usable?', ifTrue(IS_USABLE), [2, 0], 'Payload')
		.add('Settings', settings(REST), [3, -0.3], 'Usable?')
		.add(
			'Decide',
			decide({
				event: `={{ { caseKey: ${given('caseId')} } }}`,
				document: NO_DOCUMENT,
				matter: CASE,
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, -0.3],
			'Settings',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [5, -0.3], 'Decide');

const addAnswers = (flow: Flow): Flow =>
	flow
		.add(
			'Answer',
			answerWithFolder({ status: "$json.created ? 'created' : 'exists'" }),
			[13, -0.9],
			'Create case folder',
		)
		.add('Later?', ifTrue(CAN_BE_LATER), [12, 0.3])
		.add(
			'Event',
			workflows(
				'event',
				'prepare',
				{
					...{ source: 'webhook', kind: 'matterOpened' },
					eventId: `={{ 'opened:' + (${given('caseId')} + ':' + $execution.id).hash('sha256') }}`,
					...{ caseKey: `={{ ${given('caseId')} }}`, documentId: '' },
					options: { details: `={{ { practiceArea: ${given('practiceArea')} } }}` },
				},
				REST,
			),
			[13, 0],
			'Later?',
		)
		.add('As a new event', asNew(), [14, 0], 'Event')
		.add('Store event', storeNew(), [15, 0], 'As a new event')
		.add('Answer for later', answerForLater(), [16, 0], 'Store event')
		.add('Answer a refusal', answerRefusal(), [16, 1.2])
		.connect('Usable?', 'Answer a refusal', 1)
		.connect('Settings', 'Answer a refusal', 1)
		.connect('Decide', 'Answer a refusal', 1)
		.connect('Gets a folder?', 'Answer a refusal', 1)
		.connect('Later?', 'Answer a refusal', 1)
		.connect('Event', 'Answer a refusal', 1)
		.connect('Store event', 'Answer a refusal', 1)
		.add('Respond', answerCaller(), [17, 0], ['Answer', 'Answer for later', 'Answer a refusal']);
