import { Flow } from '../Flow';
import {
	append,
	builtIn,
	byId,
	calledByWorkflow,
	callWorkflow,
	clio,
	filter,
	ifTrue,
	legalServer,
	setJson,
	splitOut,
	switchOn,
	type Step,
} from '../steps';
import { fileOpenly, fileRestricted } from './filing';
import { KNOWN_BY_CASE, makeKnownTable, readKnown } from './knownFolders';
import { apiVersionFor } from './legalServerCalls';
import {
	askOfCases,
	ASK_WHAT_WAS_FILED,
	batchOf,
	becameOf,
	documentId,
	filedAsOf,
	filesOfOthers,
	nothingToDownload,
	withTheirCases,
} from './migrateOutcome';
import { CLIO_MIGRATE, LEGALSERVER_MIGRATE, QUEUE_STORAGE, RECONCILE_CASES } from './names';
import { createFolder, decide, NO_DOCUMENT, settingOfEvent } from './parts';
import { ANYWAY, PATIENT, type CheckedSystem } from './regularChecks';
import { result } from './result';

/** A migration can wait: people and other workflows have the first claim on what Clio answers. LegalServer's node leaves more by itself. */
const CONSIDERATE = { ...PATIENT, leaveForOthers: 15 };

const noteOf = (cases: string, how: string): string => `
Files the documents that ${cases} had before you used the workflows. *Migrate cases* says which, *Work on events* calls it when nothing else is to be done.

It first compares each of them with its folder again, so that what is there already is not downloaded a second time, however often n8n stopped. Then it downloads ${how}. A document that could not be filed with the others becomes an event of its own.

A privileged document is only ever filed in a restricted folder.`;

const ofItem = (field: string): string => `={{ $json.${field} }}`;
const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const FOLDER = "={{ $('Folder of the case').item.json.folderId }}";
const WANTED = "$('Events').item.json.wanted.includes";

/** Documents of which nothing was filed before. */
const AS_NEW = { simplify: false, ifNameTaken: ofItem('ifNameTaken'), ...PATIENT };

/** How each system gives out what is known of a case, and the content of its documents. */
interface Source {
	workflow: { file: string; name: string };
	note: string;
	matters: Step;
	/** Adds the steps from *Folder of the case* to *Decide each* and *With its content*. */
	addContent: (flow: Flow) => Flow;
}

/** Decides about each document of the item's case. */
const decideEach = (system: CheckedSystem): Step =>
	decide(
		{
			event: `={{ { kind: 'documentCreated', caseKey: $('Events').item.json.caseKey, documentId: ${documentId(system)} } }}`,
			document: '={{ $json }}',
			matter: "={{ $('Events').item.json.matter }}",
			settings: "={{ $('Events').item.json.settings }}",
		},
		ANYWAY,
	);

const merged = (): Step =>
	builtIn('merge', 3.2, { mode: 'combine', combineBy: 'combineByPosition', options: {} });

/** The whole matter in one go. */
const addClioContent = (flow: Flow): Flow =>
	flow
		.add(
			'Documents',
			clio(
				'document',
				'downloadAll',
				{ matter: byId('={{ $json.caseKey }}'), outputField: 'data', options: CONSIDERATE },
				ANYWAY,
			),
			[15, 0.8],
			'Folder of the case',
		)
		.add(
			'Wanted ones',
			filter(`={{ $json.status === 'downloaded' && ${WANTED}(${documentId('clio')}) }}`),
			[16, 0.8],
			'Documents',
		)
		.add('Decide each', decideEach('clio'), [17, 1.2], 'Wanted ones')
		.add('With its content', merged(), [18, 0.8], 'Wanted ones')
		.connect('Decide each', 'With its content', 0, 1);

/** One document after the other: nothing is downloaded of which it is not certain where it belongs. */
const addLegalServerContent = (flow: Flow): Flow =>
	flow
		.add(
			'Documents',
			legalServer(
				'document',
				'getMany',
				{
					...{ matter: '={{ $json.caseKey }}', returnAll: true },
					options: { ...PATIENT, apiVersion: apiVersionFor("$('Events').item.json.settings") },
				},
				ANYWAY,
			),
			[15, 0.8],
			'Folder of the case',
		)
		.add(
			'Wanted ones',
			filter(`={{ !!$json.documentUuid && ${WANTED}(${documentId('legalserver')}) }}`),
			[16, 0.8],
			'Documents',
		)
		.add('Decide each', decideEach('legalserver'), [17, 1.4], 'Wanted ones')
		.add('Decided', merged(), [18, 0.8], 'Wanted ones')
		.connect('Decide each', 'Decided', 0, 1)
		.add('To be filed', filter("={{ ['restrict', 'file'].includes($json.action) }}"), [19, 0.8], 'Decided')
		.add(
			'Content',
			legalServer(
				'document',
				'download',
				{
					matter: "={{ $('Events').item.json.caseKey }}",
					...{ document: '={{ $json.documentUuid }}', outputField: 'data' },
					options: { ...PATIENT, waitForScan: 0 },
				},
				ANYWAY,
			),
			[20, 1.4],
			'To be filed',
		)
		// What the download says of itself comes first, so that nothing of it hides the decision.
		.add('With its content', merged(), [21, 0.8])
		.connect('Content', 'With its content')
		.connect('To be filed', 'With its content', 0, 1);

const SOURCES: Readonly<Record<CheckedSystem, Source>> = {
	clio: {
		workflow: CLIO_MIGRATE,
		note: noteOf('matters', 'the matter by one ZIP'),
		matters: clio('matter', 'get', { matter: byId('={{ $json.caseKey }}'), options: CONSIDERATE }, ANYWAY),
		addContent: addClioContent,
	},
	legalserver: {
		workflow: LEGALSERVER_MIGRATE,
		note: noteOf('cases', 'what is missing'),
		matters: legalServer('matter', 'get', { matter: '={{ $json.caseKey }}', options: PATIENT }, ANYWAY),
		addContent: addLegalServerContent,
	},
};

/** Events about cases in, one result for each out. */
export function migrateDocuments(system: CheckedSystem): Flow {
	const { addContent } = SOURCES[system];
	return addFiling(addContent(addFolder(addComparison(system))), system);
}

const addComparison = (system: CheckedSystem): Flow => {
	const { workflow, note, matters } = SOURCES[system];
	return new Flow(workflow.file, workflow.name)
		.note(workflow.name, note, [-0.25, -2.9], [3, 2.3])
		.add('Called', calledByWorkflow(), [0, 0])
		.add('Matters', matters, [1, 0], 'Called')
		.add('Make table', makeKnownTable(), [2, 0], 'Matters')
		.add('Known folders', readKnown(), [3, 0], 'Make table')
		.add('Known by case', setJson(KNOWN_BY_CASE, { executeOnce: true }), [4, 0], 'Known folders')
		.add('Batch', setJson(batchOf(system), { executeOnce: true }), [5, 0], 'Known by case')
		.add(
			'Compared',
			callWorkflow(RECONCILE_CASES.file, RECONCILE_CASES.name, { ...ANYWAY, alwaysOutputData: true }),
			[6, 0],
			'Batch',
		)
		.add('Ask what was filed', setJson(ASK_WHAT_WAS_FILED, { executeOnce: true }), [7, 0], 'Compared')
		.add(
			'Filed as',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[8, 0],
			'Ask what was filed',
		)
		.add(
			'Ask for the cases',
			setJson(askOfCases(system), { executeOnce: true }),
			[8, -1],
			'Ask what was filed',
		)
		.add('Each of the cases', splitOut('cases'), [9, -1], 'Ask for the cases')
		.add(
			'Filed in the case',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { ...ANYWAY, alwaysOutputData: true }),
			[10, -1],
			'Each of the cases',
		)
		.add('With their cases', setJson(withTheirCases(system), { executeOnce: true }), [9, 0], 'Filed as')
		.add('Events', splitOut('events'), [10, 0], 'With their cases')
		.add('Download it?', ifTrue('={{ !$json.error && $json.wanted.length > 0 }}'), [11, 0], 'Events')
		.add('Nothing to download', setJson(nothingToDownload(system)), [12, 1.4])
		.connect('Download it?', 'Nothing to download', 1);
};

/** The folder as it lies: what is in another destination, or among the closed ones, stays there. */
const addFolder = (flow: Flow): Flow =>
	flow
		.add(
			'Decide',
			decide({
				event: '={{ $json }}',
				document: NO_DOCUMENT,
				matter: '={{ $json.matter }}',
				settings: '={{ $json.settings }}',
			}),
			[12, 0],
			'Download it?',
		)
		.add(
			'Case folder',
			createFolder(ofDecision, settingOfEvent, {
				existingFolderId: "={{ $('Events').item.json.row.folderId }}",
				...PATIENT,
			}),
			[13, 0],
			'Decide',
		)
		.add(
			'Folder of the case',
			setJson("={{ { caseKey: String($('Events').item.json.caseKey), folderId: $json.folderId } }}"),
			[14, 0],
			'Case folder',
		);

const addFiling = (flow: Flow, system: CheckedSystem): Flow =>
	flow
		.add(
			'How is it filed?',
			switchOn("={{ $json.error ? 'refused' : $json.action }}", ['restrict', 'file', 'refused']),
			[22, 0.8],
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
			[23, 0.4],
			'How is it filed?',
		)
		.add('File', { ...fileOpenly(FOLDER, ofItem, settingOfEvent, AS_NEW), ...ANYWAY }, [23, 1.2])
		.connect('How is it filed?', 'File', 1)
		.add('Filed for few', setJson(filedAsOf(system)), [24, 0.4], 'File for few')
		.add('Filed openly', setJson(filedAsOf(system)), [24, 1.2], 'File')
		.add('Not downloaded', setJson(filedAsOf(system)), [24, 2])
		.connect('How is it filed?', 'Not downloaded', 2)
		.add('All of them', append(4), [25, 0], 'Folder of the case')
		.connect('Filed for few', 'All of them', 0, 1)
		.connect('Filed openly', 'All of them', 0, 2)
		.connect('Not downloaded', 'All of them', 0, 3)
		.add('Cases', filter('={{ !$json.documentId }}'), [26, 0], 'All of them')
		.add('Became of it', setJson(becameOf(system)), [27, 0], 'Cases')
		.add(
			'Result',
			result({
				keep: '$json.counts ?? {}',
				...{ filed: '$json.filed ?? null', further: '$json.events ?? []' },
			}),
			[28, 0.6],
			['Became of it', 'Nothing to download'],
		)
		.connect('Decide', 'Result', 1)
		.connect('Case folder', 'Result', 1);
