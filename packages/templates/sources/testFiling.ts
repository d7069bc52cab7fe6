import type { Flow } from '../Flow';
import { append, byId, clio, dropbox, ifTrue, legalServer, setJson, splitOut } from '../steps';
import { fileOpenly, fileRestricted } from './filing';
import { REST } from './parts';
import { CASE_IDS, type TestedSystem } from './testMatter';

const ANYWAY = { onError: 'continueRegularOutput' } as const;
const FOLDER = "={{ $('Case folder').first().json.folderId }}";
const ofDemo = (name: string): string => `={{ $('Demo settings').first().json.${name} }}`;
const ofDocument = (field: string): string => `={{ $('To file').item.json.${field} }}`;

/** Documents of the matter that are to be filed, once their folder is there. */
const TO_FILE =
	"={{ $('Case folder').first().json.folderId ? $('Decided').all().map(({ json }) => json).filter(({ action }) => action === 'file' || action === 'restrict') : [] }}";

/** What became of each document; what comes along for the folder is no document. */
const FILED = `={{ $json.isFolder ? {} : {
	name: $('To file').item.json.name,
	status: $json.status ?? '',
	path: $json.path ?? '',
	error: $json.error ?? null
} }}`;

/**
 * Files the documents in the demo, by steps of its own: those of the recipes may follow a folder ID on the case into
 * the live folders, or write into the case system.
 */
export const addFiling = (flow: Flow, system: TestedSystem, column: number): Flow =>
	flow
		.add(
			'Which documents',
			setJson(`={{ { documents: ${TO_FILE.slice(4, -3)} } }}`),
			[column, 0],
			'Case folder',
		)
		.add('To file', splitOut('documents'), [column + 1, 0], 'Which documents')
		.add(
			'Content',
			system === 'clio'
				? clio('document', 'download', { document: byId('={{ $json.id }}'), outputField: 'data' }, REST)
				: legalServer(
						'document',
						'download',
						{
							matter: `={{ $('Matter').first().json.${CASE_IDS.legalserver} }}`,
							...{ document: '={{ $json.id }}', outputField: 'data' },
							options: { waitForScan: 30 },
						},
						REST,
					),
			[column + 2, 0],
			'To file',
		)
		.add(
			'Privileged?',
			ifTrue("={{ $('To file').item.json.action === 'restrict' }}"),
			[column + 3, 0],
			'Content',
		)
		.add(
			'File it for few',
			{ ...fileRestricted(FOLDER, ofDocument, ofDemo), ...ANYWAY },
			[column + 4, -0.5],
			'Privileged?',
		)
		.add('File it', { ...fileOpenly(FOLDER, ofDocument, ofDemo), ...ANYWAY }, [column + 4, 0.5])
		.connect('Privileged?', 'File it', 1)
		.add('All of them', append(4), [column + 5, 1], 'Mark')
		.connect('Content', 'All of them', 1, 1)
		.connect('File it', 'All of them', 0, 2)
		.connect('File it for few', 'All of them', 0, 3)
		.add('Filed', setJson(FILED), [column + 6, 1], 'All of them')
		.add(
			'Arrived',
			dropbox(
				'caseFolder',
				'list',
				{ caseFolder: byId(FOLDER), output: 'entries', returnAll: true },
				{ ...ANYWAY, alwaysOutputData: true, executeOnce: true },
			),
			[column + 7, 1],
			'Filed',
		);
