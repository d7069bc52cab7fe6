import { Flow } from '../Flow';
import {
	byId,
	calledByWorkflow,
	callWorkflow,
	clio,
	ifTrue,
	legalServer,
	setJson,
	splitOut,
	type Step,
} from '../steps';
import { knownByCase, makeKnownTable, readKnown } from './knownFolders';
import { addCheck, CASES } from './migrateCheck';
import { addClioContent, addLegalServerContent, CONSIDERATE } from './migrateContent';
import { addFiling } from './migrateFiling';
import { ASK_WHAT_WAS_FILED, batchOf, nothingToDownload, withTheirCases } from './migrateOutcome';
import { CLIO_MIGRATE, LEGALSERVER_MIGRATE, QUEUE_STORAGE, RECONCILE_CASES } from './names';
import { createFolder, decide, NO_DOCUMENT, settingOfEvent } from './parts';
import { ANYWAY, PATIENT, type CheckedSystem } from './regularChecks';

const noteOf = (cases: string, how: string): string => `
Files the documents that ${cases} had before you used the workflows. *Migrate cases* says which, *Work on events* calls it when nothing else is to be done.

It first compares each of them with its folder again, so that what is there already is not downloaded a second time, however often n8n stopped. Then it downloads ${how}. A document that could not be filed with the others becomes an event of its own.

A privileged document is only ever filed in a restricted folder.

At the end of a migration, its cases are compared once more, and an email says what it came to.`;

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

/** How each system gives out what is known of a case, and the content of its documents. */
interface Source {
	workflow: { file: string; name: string };
	note: string;
	matters: Step;
	/** Adds the steps from *Folder of the case* to *Decide each* and *With its content*. */
	addContent: (flow: Flow) => Flow;
}

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
	return addFiling(addContent(addFolder(addWanted(addComparison(system), system))), system);
}

const addComparison = (system: CheckedSystem): Flow => {
	const { workflow, note, matters } = SOURCES[system];
	return new Flow(workflow.file, workflow.name)
		.note(workflow.name, note, [-0.25, -2.9], [3, 2.3])
		.add('Called', calledByWorkflow(), [0, 0])
		.add('Which cases', setJson(CASES, { executeOnce: true }), [1, 0], 'Called')
		.add('Cases', splitOut('cases'), [2, 0], 'Which cases')
		.add('Matters', matters, [3, 0], 'Cases')
		.add('Make table', makeKnownTable(), [4, 0], 'Matters')
		.add('Known folders', readKnown(), [5, 0], 'Make table')
		.add(
			'Known by case',
			setJson(knownByCase("$('Called').first().json.settings"), { executeOnce: true }),
			[6, 0],
			'Known folders',
		)
		.add('Batch', setJson(batchOf(system), { executeOnce: true }), [7, 0], 'Known by case')
		.add(
			'Compared',
			callWorkflow(RECONCILE_CASES.file, RECONCILE_CASES.name, { ...ANYWAY, alwaysOutputData: true }),
			[8, 0],
			'Batch',
		);
};

/** What of each case is to be filed, and which files are there. */
const addWanted = (flow: Flow, system: CheckedSystem): Flow =>
	flow
		.add(
			'Ask what was filed',
			setJson(ASK_WHAT_WAS_FILED, { executeOnce: true }),
			[10, 0],
			addCheck(flow, 'Compared', [9, 0]),
		)
		.add(
			'Filed as',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[11, 0],
			'Ask what was filed',
		)
		.add('With their cases', setJson(withTheirCases(system), { executeOnce: true }), [12, 0], 'Filed as')
		.add('Events', splitOut('events'), [13, 0], 'With their cases')
		.add('Download it?', ifTrue('={{ !$json.error && $json.wanted.length > 0 }}'), [14, 0], 'Events')
		.add('Nothing to download', setJson(nothingToDownload(system)), [15, 1.4])
		.connect('Download it?', 'Nothing to download', 1);

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
			[15, 0],
			'Download it?',
		)
		.add(
			'Case folder',
			createFolder(ofDecision, settingOfEvent, {
				existingFolderId: "={{ $('Events').item.json.row.folderId }}",
				...PATIENT,
			}),
			[16, 0],
			'Decide',
		)
		.add(
			'Folder of the case',
			setJson("={{ { caseKey: String($('Events').item.json.caseKey), folderId: $json.folderId } }}"),
			[17, 0],
			'Case folder',
		);
