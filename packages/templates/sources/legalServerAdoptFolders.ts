import { Flow } from '../Flow';
import { append, byPath, dropbox, filter, ifTrue, legalServer, manualTrigger, setJson } from '../steps';
import { decide, namedBy, NO_DOCUMENT, REST, setting, settings } from './parts';
import { cell, PROBLEM, report } from './report';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const CASE = `caseNumber: ${cell("$('Has a folder').item.json.caseNumber")},
	matterUuid: $('Has a folder').item.json.matterUuid,`;

const ADOPTED = `={{ {
	${CASE}
	adopted: Boolean($json.folderId),
	folderId: $json.folderId,
	path: ${cell('$json.path')},
	reason: '',
	problem: ${cell("$json.folderId ? ($json.warnings ?? []).join(' ') : 'Nothing was done. Select a credential in “Adopt folder”.'")}
} }}`;

const NOT_ADOPTED = `={{ {
	${CASE}
	adopted: false,
	folderId: ${cell("$('Has a folder').item.json.dropboxFolderId")},
	path: '',
	reason: $json.error?.reason ?? $json.reason ?? '',
	problem: ${PROBLEM}
} }}`;

const NOTE = `
Takes over the folders that LegalServer's own Dropbox integration made: each keeps its name, its place and its documents, and is marked for its case. After you import it, it only reports: **Dry Run** is on in *Adopt folder*.

1. Check *Client settings*: destination, **Folder Naming** and filters.
2. Choose **Execute workflow**, open *Report* and download its file. Look at what is not adopted.
3. Turn **Dry Run** off and run it again.`;

/** Folders of LegalServer's own integration become case folders, where they are, with a report. */
export const legalServerAdoptFolders = (): Flow =>
	new Flow('legalserver-adopt-folders', "Adopt the folders of LegalServer's own Dropbox integration")
		.note("Adopt LegalServer's folders", NOTE, [-0.25, -2.4], [3, 2])
		.add('Start', manualTrigger(), [0, 0])
		.add('Settings', settings(), [1, 0], 'Start')
		.add(
			'Get all cases',
			legalServer('matter', 'getMany', { returnAll: true, filters: {} }),
			[2, 0],
			'Settings',
		)
		.add('Has a folder', filter('={{ !!$json.dropboxFolderId }}'), [3, 0], 'Get all cases')
		.add(
			'Decide',
			decide({
				event: '={{ { caseKey: $json.matterUuid } }}',
				...{ document: NO_DOCUMENT, matter: '={{ $json }}' },
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, 0],
			'Has a folder',
		)
		.add('Gets a folder?', ifTrue("={{ $json.action === 'folder' }}"), [5, 0], 'Decide')
		.add(
			'Adopt folder',
			dropbox(
				'caseFolder',
				'create',
				{
					// No subfolders: what is adopted stays as it is.
					...{ ...namedBy(ofDecision, setting), destination: byPath(ofDecision('destination')) },
					options: {
						existingFolderId: "={{ $('Has a folder').item.json.dropboxFolderId }}",
						dryRun: true,
					},
				},
				REST,
			),
			[6, -0.4],
			'Gets a folder?',
		)
		.add('Adopted', setJson(ADOPTED), [8, -0.6], 'Adopt folder')
		.add('All others', append(3), [7, 0.8])
		.connect('Decide', 'All others', 1, 0)
		.connect('Gets a folder?', 'All others', 1, 1)
		.connect('Adopt folder', 'All others', 1, 2)
		.add('Not adopted', setJson(NOT_ADOPTED), [8, 0.8], 'All others')
		.add('All cases', append(), [9, 0], 'Adopted')
		.connect('Not adopted', 'All cases', 0, 1)
		.add('Report', report('adopted-folders.csv'), [10, 0], 'All cases');
