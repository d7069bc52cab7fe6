import type { Flow } from '../Flow';
import { append, callWorkflow, filter, setJson, splitOut, switchOn } from '../steps';
import { fileOpenly, fileRestricted } from './filing';
import { askOfCases, becameOf, filedAsOf, filesOfOthers } from './migrateOutcome';
import { QUEUE_STORAGE } from './names';
import { settingOfEvent } from './parts';
import { ANYWAY, PATIENT, type CheckedSystem } from './regularChecks';
import { result } from './result';

const ofItem = (field: string): string => `={{ $json.${field} }}`;
const FOLDER = "={{ $('Folder of the case').item.json.folderId }}";

/** Documents of which nothing was filed before. */
const AS_NEW = { simplify: false, ifNameTaken: ofItem('ifNameTaken'), ...PATIENT };

/** From the documents with their content to what became of each case. */
export const addFiling = (flow: Flow, system: CheckedSystem): Flow =>
	flow
		// Above the others, so that it comes first.
		.add(
			'Any privileged ones',
			setJson(askOfCases(system), { executeOnce: true }),
			[25, -0.8],
			'With its content',
		)
		.add('Each of their cases', splitOut('cases'), [26, -0.8], 'Any privileged ones')
		.add(
			'Filed in the case',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { ...ANYWAY, alwaysOutputData: true }),
			[27, -0.8],
			'Each of their cases',
		)
		.add(
			'How is it filed?',
			switchOn("={{ $json.error ? 'refused' : $json.action }}", ['restrict', 'file', 'refused']),
			[25, 0.8],
			'With its content',
		)
		.add(
			'File for few',
			{
				...fileRestricted(FOLDER, ofItem, settingOfEvent, {
					...AS_NEW,
					filesOfOtherDocuments: filesOfOthers(system),
				}),
				...ANYWAY,
			},
			[26, 0.4],
			'How is it filed?',
		)
		.add('File', { ...fileOpenly(FOLDER, ofItem, settingOfEvent, AS_NEW), ...ANYWAY }, [26, 1.2])
		.connect('How is it filed?', 'File', 1)
		.add('Filed for few', setJson(filedAsOf(system)), [27, 0.4], 'File for few')
		.add('Filed openly', setJson(filedAsOf(system)), [27, 1.2], 'File')
		.add('Not downloaded', setJson(filedAsOf(system)), [27, 2])
		.connect('How is it filed?', 'Not downloaded', 2)
		.add('All of them', append(4), [28, 0], 'Folder of the case')
		.connect('Filed for few', 'All of them', 0, 1)
		.connect('Filed openly', 'All of them', 0, 2)
		.connect('Not downloaded', 'All of them', 0, 3)
		.add('Folders filled', filter('={{ !$json.documentId }}'), [29, 0], 'All of them')
		.add('Became of it', setJson(becameOf(system)), [30, 0], 'Folders filled')
		.add(
			'Result',
			result({
				services: { dropbox: ['Case folder'] },
				service: '$json.service',
				keep: '$json.counts ?? {}',
				...{ filed: '$json.filed ?? null', further: '$json.events ?? []' },
			}),
			[31, 0.6],
			['Became of it', 'Nothing to download'],
		)
		.connect('Decide', 'Result', 1)
		.connect('Case folder', 'Result', 1);
