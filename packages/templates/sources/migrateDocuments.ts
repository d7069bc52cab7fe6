import { FEW } from '../../../nodes/shared/domain/migration/requestsOf';
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
	setJson,
	splitOut,
	switchOn,
	type Step,
} from '../steps';
import { sourceIn } from './filed';
import { fileOpenly, fileRestricted } from './filing';
import { KNOWN_BY_CASE, makeKnownTable, readKnown } from './knownFolders';
import { CLIO_MIGRATE, QUEUE_STORAGE, RECONCILE_CASES } from './names';
import { createFolder, decide, NO_DOCUMENT, settingOfEvent } from './parts';
import { ANYWAY, CASE_KEY, PATIENT, type CheckedSystem } from './regularChecks';
import { result } from './result';

/** A migration can wait: people and other workflows have the first claim on what the case system answers. */
const CONSIDERATE = { ...PATIENT, leaveForOthers: 15 };

const NOTE = `
Files the documents that matters had before you used the workflows. *Migrate cases* says which matters, *Work on events* calls it when nothing else is to be done.

It first compares each matter with its folder again, so that what is there already is not downloaded a second time, however often n8n stopped. Then it downloads the matter by one ZIP. A document that could not be filed with the others becomes an event of its own.

A privileged document is only ever filed in a restricted folder.`;

const SYSTEM: CheckedSystem = 'clio';
const ofItem = (field: string): string => `={{ $json.${field} }}`;
const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;
const FOLDER = "={{ $('Folder of the case').item.json.folderId }}";
const KEY = CASE_KEY[SYSTEM];
const SOURCE = sourceIn(`'${SYSTEM}'`, "$('Called').first().json.settings");

/** Never filed: no row of the storage says where any of them is. */
const TO_FILE =
	"(row.differences ?? []).filter(({ mend }) => mend === 'file').map(({ documentId }) => documentId)";

/** The cases that could be read, as *Reconcile cases* takes them. */
const BATCH = `={{ (() => {
	const known = $('Known by case').first().json.ids;
	const cases = $('Matters').all().map(({ json }) => json).filter((each) => each.${KEY});
	const keys = cases.map((each) => String(each.${KEY})).filter((key) => known[key]);
	const { settings, details } = $('Called').first().json;
	return {
		cases,
		known: Object.fromEntries(keys.map((key) => [key, known[key]])),
		settings,
		night: 'migrate.' + JSON.parse(details || '{}').run
	};
})() }}`;

/** Each event with what is known of its case. Where it could not be compared, it is tried again. */
const JOINED = `={{ (() => {
	const rows = Object.fromEntries($('Compared').all().map(({ json }) => [String(json.caseKey), json]));
	const elsewhere = $('Filed as').all().map(({ json }) => json).filter(({ documentId, source }) => documentId && source === ${SOURCE}).map(({ documentId }) => documentId);
	return { events: $('Called').all().map(({ json }, index) => {
		const matter = $('Matters').all()[index].json;
		const row = rows[String(json.caseKey)] ?? { status: 'notCompared' };
		const wanted = ${TO_FILE}.filter((id) => !elsewhere.includes(id));
		const why = row.reason || row.error?.reason || 'unexpected';
		return {
			...json, matter, row,
			wanted: wanted.length > ${FEW} ? wanted : [],
			error: matter.error ?? (row.status === 'notCompared' ? { reason: why, message: 'The case could not be compared with its folder.' } : null)
		};
	}) };
})() }}`;

/** What refuses all documents alike: the event is tried again. Others are refused by themselves. */
const OF_ALL = ['unavailable', 'too_busy', 'not_connected', 'missing_scope', 'wrong_path_root', 'no_space'];

/**
 * What became of a case. What was not filed with the others, such as a document that Clio has not completely, goes on as
 * an event of its own, so that it is tried again and people hear of it by its name.
 * @param filed an expression for what was uploaded, refused or not
 * @param refused an expression for what the download was refused for
 */
const outcome = (filed: string, refused: string): string => `={{ (() => {
	const { row, caseKey, error } = $('Events').item.json;
	const all = ${filed};
	const done = all.filter((each) => !each.error);
	const ids = done.map(({ documentId }) => documentId);
	const source = ${SOURCE};
	const found = (row.unregistered ?? []).map((each) => ({ ...each, source, caseKey, folderId: row.folderId }));
	return {
		action: row.status === 'leftOut' ? 'skip' : '',
		reason: row.status === 'leftOut' ? row.reason : '',
		error: error ?? ${refused} ?? all.find(({ error }) => ${JSON.stringify(OF_ALL)}.includes(error?.reason))?.error ?? null,
		filed: [...found, ...done.map((each) => ({ ...each, source }))],
		events: (row.mends ?? []).filter(({ documentId }) => !ids.includes(documentId)),
		counts: { documents: done.length, bytes: done.reduce((sum, { size }) => sum + (size ?? 0), 0) }
	};
})() }}`;

/** Which file a document became, or why it did not. */
const FILED = `={{ {
	caseKey: String($('Events').item.json.caseKey),
	documentId: String($('With its content').item.json.documentId),
	versionId: String($('With its content').item.json.versionId ?? ''),
	subfolder: $('With its content').item.json.subfolder,
	size: $('With its content').item.json.size,
	fileId: $json.fileId,
	folderId: $('Folder of the case').item.json.folderId,
	contentHash: $json.contentHash ?? '',
	error: $json.error ?? null
} }}`;

/** Of the case of the item; items of refused downloads say from which of the cases they are. */
const FILED_OF_CASE =
	"$('All of them').all().map(({ json }) => json).filter((each) => each.documentId && each.caseKey === String(caseKey))";
const REFUSED_OF_CASE =
	"$('Download').all().find(({ json, pairedItem }) => json.error && $('Folder of the case').all().some((folder, index) => folder.json.caseKey === String(caseKey) && index === (pairedItem?.item ?? pairedItem)))?.json.error";

/** Events about cases in, one result for each out. */
export const clioMigrate = (): Flow => addFiling(addComparison());

const addComparison = (): Flow =>
	new Flow(CLIO_MIGRATE.file, CLIO_MIGRATE.name)
		.note(CLIO_MIGRATE.name, NOTE, [-0.25, -2.9], [3, 2.1])
		.add('Called', calledByWorkflow(), [0, 0])
		.add(
			'Matters',
			clio('matter', 'get', { matter: byId('={{ $json.caseKey }}'), options: CONSIDERATE }, ANYWAY),
			[1, 0],
			'Called',
		)
		.add('Make table', makeKnownTable(), [2, 0], 'Matters')
		.add('Known folders', readKnown(), [3, 0], 'Make table')
		.add('Known by case', setJson(KNOWN_BY_CASE, { executeOnce: true }), [4, 0], 'Known folders')
		.add('Batch', setJson(BATCH, { executeOnce: true }), [5, 0], 'Known by case')
		.add(
			'Compared',
			callWorkflow(RECONCILE_CASES.file, RECONCILE_CASES.name, { ...ANYWAY, alwaysOutputData: true }),
			[6, 0],
			'Batch',
		)
		.add(
			'Ask what was filed',
			setJson(
				`={{ { action: 'documents', documentIds: $input.all().flatMap(({ json: row }) => ${TO_FILE}) } }}`,
				{ executeOnce: true },
			),
			[7, 0],
			'Compared',
		)
		// One that was filed for another case before is looked at by itself.
		.add(
			'Filed as',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[8, 0],
			'Ask what was filed',
		)
		.add('With their cases', setJson(JOINED, { executeOnce: true }), [9, 0], 'Filed as')
		.add('Events', splitOut('events'), [10, 0], 'With their cases')
		.add('Download it?', ifTrue('={{ !$json.error && $json.wanted.length > 0 }}'), [11, 0], 'Events')
		.add('Nothing to download', setJson(outcome('[]', 'null')), [12, 1.4])
		.connect('Download it?', 'Nothing to download', 1);

const merged = (): Step =>
	builtIn('merge', 3.2, { mode: 'combine', combineBy: 'combineByPosition', options: {} });

const addFiling = (flow: Flow): Flow =>
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
		// As it lies: what is in another destination, or among the closed ones, stays there.
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
		)
		.add(
			'Download',
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
			filter(
				"={{ $json.status === 'downloaded' && $('Events').item.json.wanted.includes(String($json.documentId)) }}",
			),
			[16, 0.8],
			'Download',
		)
		.add(
			'Decide each',
			decide(
				{
					event:
						"={{ { kind: 'documentCreated', caseKey: $('Events').item.json.caseKey, documentId: String($json.documentId) } }}",
					document: '={{ $json }}',
					matter: "={{ $('Events').item.json.matter }}",
					settings: "={{ $('Events').item.json.settings }}",
				},
				ANYWAY,
			),
			[17, 1.2],
			'Wanted ones',
		)
		.add('With its content', merged(), [18, 0.8], 'Wanted ones')
		.connect('Decide each', 'With its content', 0, 1)
		.add(
			'How is it filed?',
			switchOn('={{ $json.action }}', ['restrict', 'file']),
			[19, 0.8],
			'With its content',
		)
		.add(
			'File for few',
			{ ...fileRestricted(FOLDER, ofItem, settingOfEvent, AS_NEW), ...ANYWAY },
			[20, 0.4],
			'How is it filed?',
		)
		.add('File', { ...fileOpenly(FOLDER, ofItem, settingOfEvent, AS_NEW), ...ANYWAY }, [20, 1.2])
		.connect('How is it filed?', 'File', 1)
		.add('Filed for few', setJson(FILED), [21, 0.4], 'File for few')
		.add('Filed openly', setJson(FILED), [21, 1.2], 'File')
		.add('All of them', append(3), [22, 0], 'Folder of the case')
		.connect('Filed for few', 'All of them', 0, 1)
		.connect('Filed openly', 'All of them', 0, 2)
		.add('Cases', filter('={{ !$json.documentId }}'), [23, 0], 'All of them')
		.add('Became of it', setJson(outcome(FILED_OF_CASE, REFUSED_OF_CASE)), [24, 0], 'Cases')
		.add(
			'Result',
			result({
				keep: '$json.counts ?? {}',
				...{ filed: '$json.filed ?? null', further: '$json.events ?? []' },
			}),
			[25, 0.6],
			['Became of it', 'Nothing to download'],
		)
		.connect('Decide', 'Result', 1)
		.connect('Case folder', 'Result', 1);

/** Documents of which nothing was filed before. */
const AS_NEW = { simplify: false, ifNameTaken: ofItem('ifNameTaken'), ...PATIENT };
