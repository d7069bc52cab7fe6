import { Flow } from '../Flow';
import { append, ifTrue, legalServer, manualTrigger, setJson } from '../steps';
import { createFolder, decide, NO_DOCUMENT, setting, settings } from './parts';
import { cell, PROBLEM, report } from './report';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const NUMBER = cell("$('Cases').item.json.caseNumber");

const LINE = `={{ {
	caseNumber: ${NUMBER},
	status: $json.created ? 'created' : 'exists',
	folderId: $json.folderId ?? '',
	path: ${cell('$json.path')},
	reason: '',
	problem: ${cell("($json.warnings ?? []).join(' ')")}
} }}`;

const REFUSED = `={{ {
	caseNumber: ${NUMBER},
	status: $json.action === 'skip' ? 'leftOut' : 'refused',
	folderId: '',
	path: '',
	reason: $json.error?.reason ?? $json.reason ?? '',
	problem: ${PROBLEM}
} }}`;

const NOTE = `
Makes the folders of cases that existed before. After you import it, it only reports: **Dry Run** is on in *Create case folder*.

1. Check *Client settings*, and the filter in *Cases*.
2. Choose **Execute workflow**, open *Report* and download its file. Look at what is refused.
3. Turn **Dry Run** off and run it again. It can run as often as you like: cases that have a folder keep it.`;

/** Cases that existed before: a folder each, with a report. */
export const legalServerExistingCases = (): Flow =>
	new Flow('legalserver-existing-cases', 'Folders for existing cases of LegalServer')
		.note('Folders for existing cases', NOTE, [-0.25, -2.4], [3, 2])
		.add('Start', manualTrigger(), [0, 0])
		.add('Settings', settings(), [1, 0], 'Start')
		.add(
			'Cases',
			legalServer('matter', 'getMany', { returnAll: true, filters: { disposition: 'Open' } }),
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
			'Cases',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [4, 0], 'Decide')
		.add(
			'Create case folder',
			createFolder(ofDecision, setting, {
				existingFolderId: "={{ $('Cases').item.json.dropboxFolderId || '' }}",
				dryRun: true,
			}),
			[5, -0.4],
			'Gets a folder?',
		)
		.add('Line', setJson(LINE), [6, -0.6], 'Create case folder')
		.add('All refused', append(3), [6, 0.8])
		.connect('Decide', 'All refused', 1, 0)
		.connect('Gets a folder?', 'All refused', 1, 1)
		.connect('Create case folder', 'All refused', 1, 2)
		.add('Refused', setJson(REFUSED), [7, 0.8], 'All refused')
		.add('All cases', append(), [8, 0], 'Line')
		.connect('Refused', 'All cases', 0, 1)
		.add('Report', report('case-folders.csv'), [9, 0], 'All cases');
