import { Flow } from '../Flow';
import { calledByWorkflow, ifTrue, legalServer } from '../steps';
import { FOLDER_ID_FIELD, folderIdOfCase } from './legalServerCalls';
import { LEGALSERVER_OPEN_CASES } from './names';
import { createFolder, decide, NO_DOCUMENT, REST, settingOfEvent } from './parts';
import { result } from './result';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const NOTE = `
Makes the folders that *Case folder for LegalServer* could not make in time. It reads the case from LegalServer again.

In *Case*, enter the database name of your field for the folder's ID, as in that workflow.`;

/** Cases whose folder was to be made later. */
export const legalServerOpenCases = (): Flow =>
	new Flow(LEGALSERVER_OPEN_CASES.file, LEGALSERVER_OPEN_CASES.name)
		.note('Folders for cases of LegalServer', NOTE, [-0.25, -1.7], [3, 1.3])
		.add('Events', calledByWorkflow(), [0, 0])
		.add(
			'Case',
			legalServer(
				'matter',
				'get',
				{ matter: '={{ $json.caseKey }}', options: { customFields: FOLDER_ID_FIELD } },
				REST,
			),
			[1, 0],
			'Events',
		)
		.add(
			'Decide',
			decide({
				event: "={{ $('Events').item.json }}",
				document: NO_DOCUMENT,
				matter: '={{ $json }}',
				settings: "={{ $('Events').item.json.settings }}",
			}),
			[2, 0],
			'Case',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [3, 0], 'Decide')
		.add(
			'Case folder',
			createFolder(ofDecision, settingOfEvent, {
				existingFolderId: `={{ ${folderIdOfCase("$('Case').item.json")} }}`,
			}),
			[4, 0],
			'Gets a folder?',
		)
		.add(
			'Result',
			result({ services: { legalserver: ['Case'], dropbox: ['Case folder'] } }),
			[6, 0],
			'Case folder',
		)
		.connect('Case', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Gets a folder?', 'Result', 1)
		.connect('Case folder', 'Result', 1);
