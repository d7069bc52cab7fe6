import { Flow } from '../Flow';
import { byId, calledByWorkflow, clio, dropbox, ifTrue, setJson, type Step } from '../steps';
import { CLIO_REOPEN_MATTERS } from './names';
import { decide, findFolder, isClosed, NO_DOCUMENT, otherPlaces, REST, settingOfEvent } from './parts';
import { result } from './result';

const NOTE = `
Puts the folder of a matter that was reopened in Clio back where it was, under its old name. It is looked for in the folder for closed matters, and then in the destinations. A folder that was not closed stays as it is.`;

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const SETTINGS = "$('Events').item.json.settings";

/**
 * The folder of a matter that may be closed: first among the closed ones, since a document that came meanwhile may have
 * made another folder.
 */
export const findClosedFolder = (): Step =>
	findFolder(ofDecision, settingOfEvent, {
		searchIn: `={{ ${SETTINGS}.closedFolder || $('Decide').item.json.destination }}`,
		options: { alsoSearchIn: otherPlaces(SETTINGS, `${SETTINGS}.closedFolder`) },
	});

/** Leaves a folder that is not closed as it is. Its input is the folder. */
export const reopenIt = (): Step =>
	dropbox('caseFolder', 'reopen', { caseFolder: byId('={{ $json.folderId }}') }, REST);

/** Matter reopened: the folder goes back. */
export const clioReopenMatters = (): Flow =>
	new Flow(CLIO_REOPEN_MATTERS.file, CLIO_REOPEN_MATTERS.name)
		.note('Reopen matters from Clio', NOTE, [-0.25, -1.7], [3, 1.2])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.caseKey }}') }, REST), [1, 0], 'Events')
		.add('Open now?', ifTrue(`={{ !(${isClosed('$json')}) }}`), [2, 0], 'Matter')
		.add('Closed again', setJson("={{ { action: 'skip', reason: 'closed_again' } }}"), [3, 1.2])
		.connect('Open now?', 'Closed again', 1)
		.add(
			'Decide',
			decide({
				...{ event: "={{ $('Events').item.json }}", document: NO_DOCUMENT },
				...{ matter: '={{ $json }}', settings: "={{ $('Events').item.json.settings }}" },
			}),
			[3, 0],
			'Open now?',
		)
		.add('Has a folder?', ifTrue("={{ $json.action === 'folder' }}"), [4, 0], 'Decide')
		.add('Case folder', findClosedFolder(), [5, 0], 'Has a folder?')
		.add('Reopen it', reopenIt(), [8, 0], 'Case folder')
		.add(
			'Result',
			result({
				services: { clio: ['Matter'], dropbox: ['Case folder', 'Reopen it'] },
			}),
			[10, 0],
			['Reopen it', 'Closed again'],
		)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Has a folder?', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Reopen it', 'Result', 1);
