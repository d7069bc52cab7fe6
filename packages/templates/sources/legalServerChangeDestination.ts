import { Flow } from '../Flow';
import {
	append,
	byId,
	byPath,
	dropbox,
	ifTrue,
	legalServer,
	manualTrigger,
	setFields,
	setJson,
} from '../steps';
import { decide, findFolder, NO_DOCUMENT, REST, setting, settings } from './parts';
import { cell, PROBLEM, report } from './report';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const NUMBER = cell("$('Cases').item.json.caseNumber");

const LINE = `={{ {
	caseNumber: ${NUMBER},
	status: $json.status ?? 'alreadyThere',
	folderId: $json.folderId ?? '',
	from: ${cell('$json.previousPath')},
	path: ${cell('$json.path')},
	reason: '',
	problem: ${cell("($json.warnings ?? []).join(' ')")}
} }}`;

const REFUSED = `={{ {
	caseNumber: ${NUMBER},
	status: 'refused',
	folderId: '',
	from: '',
	path: '',
	reason: $json.error?.reason ?? $json.reason ?? '',
	problem: ${PROBLEM}
} }}`;

const NOTE = `
Moves the folders of all cases to another destination. Their IDs stay the same, and so do the links on the cases.

1. Create the new destination, and check who can open it: case folders inherit its access.
2. **Unpublish *Work on events*.** What happens meanwhile waits in the event queue, and nothing is lost.
3. Enter the **old** destination in *Old destination*, and the **new** one in *Client settings*. Publish *Client settings*.
4. Choose **Execute workflow**. It only reports, because **Dry Run** is on in *Move it*. Open *Report*.
5. Turn **Dry Run** off and run it again. If it is interrupted, run it once more.
6. Publish *Work on events* again.`;

/** All case folders to another destination, with a report. */
export const legalServerChangeDestination = (): Flow =>
	new Flow('legalserver-change-destination', 'Move case folders to another destination')
		.note('Another destination', NOTE, [-0.25, -3], [3.5, 2.6])
		.add('Start', manualTrigger(), [0, 0])
		.add('Settings', settings(), [1, 0], 'Start')
		.add('Old destination', setFields({ folder: '/Old Cases' }, { executeOnce: true }), [2, 0], 'Settings')
		.add(
			'Cases',
			legalServer('matter', 'getMany', { returnAll: true, filters: {} }),
			[3, 0],
			'Old destination',
		)
		.add(
			'Decide',
			decide({
				event: '={{ { caseKey: $json.matterUuid } }}',
				document: NO_DOCUMENT,
				matter: '={{ $json }}',
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, 0],
			'Cases',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [5, 0], 'Decide')
		.add(
			'Where it was',
			findFolder(ofDecision, setting, { searchIn: "={{ $('Old destination').first().json.folder }}" }),
			[6, -0.6],
			'Gets a folder?',
		)
		.add(
			'Move it',
			dropbox(
				'caseFolder',
				'move',
				{
					caseFolder: byId('={{ $json.folderId }}'),
					newDestination: byPath(ofDecision('destination')),
					options: { dryRun: true },
				},
				REST,
			),
			[7, -1],
			'Where it was',
		)
		// A run before this one may have moved it.
		.add('Where it is to be', findFolder(ofDecision, setting), [7, 0])
		.connect('Where it was', 'Where it is to be', 1)
		.add('Line', setJson(LINE), [9, -1], ['Move it', 'Where it is to be'])
		.add('All refused', append(4), [8, 1])
		.connect('Decide', 'All refused', 1, 0)
		.connect('Gets a folder?', 'All refused', 1, 1)
		.connect('Move it', 'All refused', 1, 2)
		.connect('Where it is to be', 'All refused', 1, 3)
		.add('Refused', setJson(REFUSED), [9, 1], 'All refused')
		.add('All cases', append(), [10, 0], 'Line')
		.connect('Refused', 'All cases', 0, 1)
		.add('Report', report('moved-case-folders.csv'), [11, 0], 'All cases');
