import { Flow } from '../Flow';
import { byId, calledByWorkflow, clio, ifTrue, workflows } from '../steps';
import { CLIO_OPEN_MATTERS } from './names';
import { createFolder, settingOfEvent } from './parts';
import { result } from './result';

const REST = { onError: 'continueErrorOutput' } as const;

const NOTE = `
Creates the Dropbox folder of a new matter with its subfolders, before its first document arrives, and puts a link to it on the matter in Clio.`;

/** Matter opened: its folder, and a link to it in Clio. */
export const clioOpenMatters = (): Flow =>
	new Flow(CLIO_OPEN_MATTERS.file, CLIO_OPEN_MATTERS.name)
		.note('Folders for new matters in Clio', NOTE, [-0.25, -1.7], [3, 1.2])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.caseKey }}') }, REST), [1, 0], 'Events')
		.add(
			'Decide',
			workflows(
				'document',
				'decide',
				{
					event: "={{ $('Events').item.json }}",
					document: '={{ null }}',
					matter: '={{ $json }}',
					settings: "={{ $('Events').item.json.settings }}",
				},
				REST,
			),
			[2, 0],
			'Matter',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [3, 0], 'Decide')
		.add(
			'Case folder',
			createFolder((field) => `={{ $json.${field} }}`, settingOfEvent),
			[4, 0],
			'Gets a folder?',
		)
		.add(
			'Link in Clio',
			clio(
				'matter',
				'setFolderLink',
				{
					matter: byId("={{ $('Events').item.json.caseKey }}"),
					folderLink: '={{ $json.url }}',
					linkPlace: 'note',
				},
				REST,
			),
			[5, 0],
			'Case folder',
		)
		.add(
			'Result',
			result({ services: { clio: ['Matter', 'Link in Clio'], dropbox: ['Case folder'] } }),
			[7, 0],
			['Link in Clio'],
		)
		.connect('Gets a folder?', 'Result', 1)
		.connect('Matter', 'Result', 1)
		.connect('Decide', 'Result', 1)
		.connect('Case folder', 'Result', 1)
		.connect('Link in Clio', 'Result', 1);
