import { Flow } from '../Flow';
import { byId, byPath, dropbox, ifTrue, setJson, workflows } from '../steps';
import { INTAKE_CASE, INTAKE_FIELD, INTAKE_KIND } from './intakes';
import {
	createFolder,
	decide,
	findFolder,
	namedBy,
	NO_DOCUMENT,
	otherPlaces,
	REST,
	setting,
	settings,
	store,
	workOn,
} from './parts';
import {
	answerCaller,
	answerForLater,
	answerRefusal,
	answerWithFolder,
	CALLED,
	calledFromOutside,
	caseWith,
	checkPayload,
	given,
	IS_USABLE,
	mayPass,
} from './webhookCalls';

const ofDecision = (field: string): string => `={{ $('Decide').first().json.${field} }}`;

/** Whoever calls, such as Zapier, waits for half a minute. */
const SOON = { giveUpAfter: 8 };

const INTAKE = given('intakeId');
const NUMBER = given('matterNumber');
const AS_INTAKE = INTAKE_CASE(INTAKE);
/** The number of the matter, where it has one by now. */
const CASE_ID = `(${NUMBER} || 'Intake-' + ${INTAKE})`;

/** The queue can be told of an intake: its folder gets the client's name with the matter's number. */
const CAN_BE_LATER = `!${NUMBER} && !!$json.error && ${mayPass('$json')}`;

/** This run works on the event itself, as the worker would: once it is renamed, the folder is not made again. */
const OWN_EVENT = `={{ { ...$json, action: 'add', status: 'working', attempts: 1, lease: 'intake:' + $execution.id, leaseUntil: Date.now() + 300000 } }}`;

const STORED = "$('Store event').first().json";
const IS_STORED = `$('Store event').isExecuted && !!${STORED}.id`;
const IS_DONE = "['created', 'exists'].includes($json.answer.status)";

/** What is not done yet is the worker's. */
const OUTCOME = `={{ {
	action: 'finish',
	...{ id: ${STORED}.id, lease: ${STORED}.lease, details: ${STORED}.details, reason: '', message: '' },
	status: ${IS_DONE} ? 'done' : 'waiting',
	attempts: ${IS_DONE} ? 1 : 0,
	dueAt: Date.now(),
	finishedAt: ${IS_DONE} ? Date.now() : 0
} }}`;

const KNOWN =
	"['This intake was reported before. Its folder now belongs to a matter, or will be made as soon as Dropbox answers.']";

const NOTE = `
An automation such as Zapier calls this when an intake begins in Clio Grow, and gets the ID and the link of its folder in the answer. Until the matter has a number, the folder is called \`Intake-\` and the ID of the intake.

When the matter is opened in Clio Manage, the same folder gets its number and name: by a second call with \`matterNumber\`, or by itself if the matter has the custom field **${INTAKE_FIELD}**.

Destination, names and subfolders come from *Client settings*. Fields and setup: docs/clio-grow.md.`;

const places = otherPlaces(
	...(["$('Settings').first().json", "$('Decide').first().json.destination"] as const),
);

/** An intake of Clio Grow: its folder before there is a matter, and the same one when there is. */
export const clioGrowIntake = (): Flow => addAnswers(addStoring(addFolder(addCall())));

const addCall = (): Flow =>
	new Flow('clio-grow-intake', 'Intake in Clio Grow')
		.note('Intake in Clio Grow', NOTE, [-0.25, -3.4], [3, 2.4])
		.add(CALLED, calledFromOutside('clio-grow-intake'), [0, 0])
		.add(
			'Payload',
			checkPayload([
				...(['intakeId', 'matterNumber', 'firstName', 'lastName', 'practiceArea', 'matterType'] as const),
				...(['responsibleAttorney', 'responsibleAttorneyEmail'] as const),
			]),
			[1, 0],
			CALLED,
		)
		.add('Usable?', ifTrue(IS_USABLE), [2, 0], 'Payload')
		.add('Settings', settings(REST), [3, 0], 'Usable?')
		.add(
			'Decide',
			decide({
				event: `={{ { caseKey: ${CASE_ID} } }}`,
				document: NO_DOCUMENT,
				matter: caseWith({ matterId: CASE_ID, matterNumber: CASE_ID }),
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, 0],
			'Settings',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [5, 0], 'Decide');

/** The folder of the intake gets the number of its matter; else there is one for it, or for the matter. */
const addFolder = (flow: Flow): Flow =>
	flow
		.add(
			'Folder of the intake',
			findFolder((field) => (field === 'caseId' ? AS_INTAKE : ofDecision(field)), setting, {
				searchIn: ofDecision('destination'),
				options: { alsoSearchIn: places, ...SOON },
			}),
			[6, 0],
			'Gets a folder?',
		)
		.add('Has a number?', ifTrue(`={{ ${NUMBER} !== '' }}`), [7, -0.8], 'Folder of the intake')
		.add(
			'Give it the number',
			dropbox(
				'caseFolder',
				'rename',
				{
					...{ caseFolder: byId('={{ $json.folderId }}'), formerCaseId: AS_INTAKE },
					...{ ...namedBy(ofDecision, setting), options: SOON },
				},
				REST,
			),
			[8, -1.4],
			'Has a number?',
		)
		.add(
			'Move it',
			dropbox(
				'caseFolder',
				'move',
				{
					...{ caseFolder: byId('={{ $json.folderId }}'), options: SOON },
					newDestination: byPath(ofDecision('destination')),
				},
				REST,
			),
			[9, -1.4],
			'Give it the number',
		)
		.add(
			'Create case folder',
			createFolder(ofDecision, setting, { existingFolderId: "={{ $json.folderId || '' }}", ...SOON }),
			[13, -0.6],
			'Move it',
		)
		.connect('Has a number?', 'Create case folder', 1);

/** Before a folder is made for an intake, the queue knows of it: a call that comes late makes no second one. */
const addStoring = (flow: Flow): Flow =>
	flow
		.add('May be made?', ifTrue(`={{ $json.error.reason === 'not_found' || ${CAN_BE_LATER} }}`), [7, 0.4])
		.connect('Folder of the intake', 'May be made?', 1)
		.add('Is it a matter?', ifTrue(`={{ ${NUMBER} !== '' }}`), [8, 0], 'May be made?')
		.connect('Is it a matter?', 'Create case folder', 0)
		.add(
			'Event',
			workflows(
				'event',
				'prepare',
				{
					...{ source: 'clio', kind: INTAKE_KIND, eventId: `={{ 'intake:' + ${INTAKE} }}` },
					...{ caseKey: AS_INTAKE, documentId: '' },
					options: { details: `={{ { practiceArea: ${given('practiceArea')} } }}` },
				},
				REST,
			),
			[9, 0.4],
		)
		.connect('Is it a matter?', 'Event', 1)
		.add('As its own event', setJson(OWN_EVENT), [10, 0.4], 'Event')
		.add('Store event', store(), [11, 0.4], 'As its own event')
		.add('Is new?', ifTrue('={{ !!$json.id }}'), [12, 0.4], 'Store event')
		.connect('Is new?', 'Create case folder', 0);

const addAnswers = (flow: Flow): Flow =>
	flow
		.add(
			'Answer',
			answerWithFolder({
				status: `$('Give it the number').isExecuted ? 'renamed' : $json.created ? 'created' : 'exists'`,
				caseId: CASE_ID,
			}),
			[15, -0.8],
			'Create case folder',
		)
		.add(
			'Answer for known',
			answerWithFolder({ status: "'known'", caseId: CASE_ID, warnings: KNOWN }),
			[15, 0.4],
		)
		.connect('Is new?', 'Answer for known', 1)
		.add('Later?', ifTrue(`={{ ${CAN_BE_LATER} }}`), [14, 0])
		.connect('Create case folder', 'Later?', 1)
		.add('Answer for later', answerForLater(CASE_ID), [15, -0.2], 'Later?')
		.add('Answer a refusal', answerRefusal(), [15, 1.2])
		.connect('Usable?', 'Answer a refusal', 1)
		.connect('Settings', 'Answer a refusal', 1)
		.connect('Decide', 'Answer a refusal', 1)
		.connect('Gets a folder?', 'Answer a refusal', 1)
		.connect('May be made?', 'Answer a refusal', 1)
		.connect('Give it the number', 'Answer a refusal', 1)
		.connect('Move it', 'Answer a refusal', 1)
		.connect('Event', 'Answer a refusal', 1)
		.connect('Later?', 'Answer a refusal', 1)
		.add(
			'Respond',
			answerCaller(),
			[16, 0],
			[...['Answer', 'Answer for known', 'Answer for later', 'Answer a refusal']],
		)
		.add('Was it stored?', ifTrue(`={{ ${IS_STORED} }}`), [17, 0], 'Respond')
		.add('What became of it', setJson(OUTCOME), [18, 0], 'Was it stored?')
		.add('Record it', store(), [19, 0], 'What became of it')
		.add('Work on events', workOn(), [20, 0], 'Record it');
