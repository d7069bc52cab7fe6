import { Flow } from '../Flow';
import { byId, byPath, calledByWorkflow, clio, dropbox, ifTrue, setJson } from '../steps';
import { CLIO_REOPEN_MATTERS } from './names';
import { result } from './result';

const setting = (field: string): string => `={{ $('Events').item.json.settings.${field} }}`;
const REST = { onError: 'continueErrorOutput' } as const;

const NOTE = `
Puts the folder of a matter that was reopened in Clio back where it was, under its old name. A folder that was not closed stays as it is.`;

/** Matter reopened: the folder goes back. */
export const clioReopenMatters = (): Flow =>
	new Flow(CLIO_REOPEN_MATTERS.file, CLIO_REOPEN_MATTERS.name)
		.note('Reopen matters from Clio', NOTE, [-0.25, -1.7], [3, 1.2])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.caseKey }}') }, REST), [1, 0], 'Events')
		.add('Open now?', ifTrue("={{ $json.status !== 'Closed' }}"), [2, 0], 'Matter')
		.add('Closed again', setJson("={{ { action: 'skip', reason: 'closed_again' } }}"), [3, 1.2])
		.connect('Open now?', 'Closed again', 1)
		.add(
			'Case folder',
			dropbox(
				'caseFolder',
				'find',
				{
					caseId: '={{ $json.matterNumber }}',
					searchIn: byPath(setting('destination')),
					folderNaming: setting('folderNaming'),
					nameTemplate: setting('nameTemplate'),
				},
				REST,
			),
			[3, 0],
			'Open now?',
		)
		.add(
			'Reopen it',
			dropbox('caseFolder', 'reopen', { caseFolder: byId('={{ $json.folderId }}') }, REST),
			[4, 0],
			'Case folder',
		)
		.add(
			'Result',
			result({ services: { clio: ['Matter'], dropbox: ['Case folder', 'Reopen it'] } }),
			[6, 0],
			['Reopen it', 'Closed again'],
		)
		.connect('Matter', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Reopen it', 'Result', 1);
