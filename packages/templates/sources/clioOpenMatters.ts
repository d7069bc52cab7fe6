import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, clio, dropbox, ifTrue } from '../steps';
import { addCaseFolder, FOLDER_STEPS } from './caseFolder';
import { INTAKE_CASE, INTAKE_KIND, intakeOf } from './intakes';
import { CLIO_OPEN_MATTERS } from './names';
import {
	decide,
	findFolder,
	IN_DEMO,
	isClosed,
	namedBy,
	NO_DOCUMENT,
	otherPlaces,
	REST,
	settingOfEvent,
} from './parts';
import { result } from './result';
import { AREA_OF_EVENT, destinationOf } from './webhookCalls';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const INTAKE = intakeOf("$('Matter').item.json");

const NOTE = `
Creates the Dropbox folder of a new matter with its subfolders, before its first document arrives, and puts a link to it on the matter in Clio. In the demo, nothing is written to Clio.

A matter with an **Intake ID** takes over the folder that *Intake in Clio Grow* made: it is renamed, and keeps its documents and links.`;

const SERVICES = {
	clio: ['Matter', 'Link in Clio'],
	dropbox: [
		...FOLDER_STEPS,
		'Put it back',
		'Folder of the intake',
		'Has no intake folder?',
		'Give it the number',
	],
};

/** Matter opened: its folder, and a link to it in Clio. */
export const clioOpenMatters = (): Flow => {
	const flow = new Flow(CLIO_OPEN_MATTERS.file, CLIO_OPEN_MATTERS.name)
		.note('Folders for new matters in Clio', NOTE, [-0.25, -3], [3, 1.6])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Of an intake?', ifTrue(`={{ $json.kind === '${INTAKE_KIND}' }}`), [1, 0], 'Events');
	addIntake(flow)
		.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.caseKey }}') }, REST), [2, 0])
		.connect('Of an intake?', 'Matter', 1)
		.add(
			'Decide',
			decide({
				...{ event: "={{ $('Events').item.json }}", document: NO_DOCUMENT },
				...{ matter: '={{ $json }}', settings: "={{ $('Events').item.json.settings }}" },
			}),
			[3, 0],
			'Matter',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [4, 0], 'Decide');
	addCaseFolder(addAdoption(flow), {
		...{ from: 'From an intake?', output: 1, column: 6, row: 0.6 },
		// One that was closed and then pending is told as opened.
		closed: "!!$('Events').item.json.settings.closedFolder",
		reopen: `!(${isClosed("$('Matter').item.json")})`,
	});
	return flow
		.connect('Has no intake folder?', 'Several destinations?')
		.connect('Give it the number', 'Move folder')
		.add(
			'Link in Clio',
			clio(
				'matter',
				'setFolderLink',
				{
					matter: byId("={{ $('Events').item.json.caseKey }}"),
					folderLink: '={{ $json.url }}',
					linkPlace: 'note',
					// Nobody is to follow a link to the demo from a real matter.
					options: { dryRun: IN_DEMO },
				},
				REST,
			),
			[12, 0],
			'Case folder',
		)
		.add('Result', result({ services: SERVICES }), [14, 0], ['Link in Clio', 'Intake folder'])
		.connect('Intake folder', 'Result', 1)
		.connect('Gets a folder?', 'Result', 1)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Has no intake folder?', 'Result', 1)
		.connect('Give it the number', 'Result', 1)
		.connect('Link in Clio', 'Result', 1);
};

/** An intake whose folder could not be made in time: there is no matter yet, and the queue holds no names. */
const addIntake = (flow: Flow): Flow =>
	flow.add(
		'Intake folder',
		dropbox(
			'caseFolder',
			'create',
			{
				...{ caseId: "={{ $('Events').item.json.caseKey }}", folderNaming: 'caseId' },
				destination: byPath(destinationOf(AREA_OF_EVENT)),
				subfolders: settingOfEvent('subfolders'),
			},
			REST,
		),
		[2, -1.2],
		'Of an intake?',
	);

/** A matter that was an intake before takes over the folder of that: it is renamed, and then where it belongs. */
const addAdoption = (flow: Flow): Flow =>
	flow
		.add('From an intake?', ifTrue(`={{ ${INTAKE} !== '' }}`), [5, 0], 'Gets a folder?')
		.add(
			'Folder of the intake',
			findFolder((field) => (field === 'caseId' ? INTAKE_CASE(INTAKE) : ofDecision(field)), settingOfEvent, {
				searchIn: ofDecision('destination'),
				options: {
					alsoSearchIn: otherPlaces(
						...(["$('Events').item.json.settings", "$('Decide').item.json.destination"] as const),
					),
				},
			}),
			[6, -1.4],
			'From an intake?',
		)
		.add('Has no intake folder?', ifTrue("={{ $json.error.reason === 'not_found' }}"), [7, -1])
		.connect('Folder of the intake', 'Has no intake folder?', 1)
		.add(
			'Give it the number',
			dropbox(
				'caseFolder',
				'rename',
				{
					...{ caseFolder: byId('={{ $json.folderId }}'), formerCaseId: INTAKE_CASE(INTAKE) },
					...namedBy(ofDecision, settingOfEvent),
				},
				REST,
			),
			[7, -1.6],
			'Folder of the intake',
		);
