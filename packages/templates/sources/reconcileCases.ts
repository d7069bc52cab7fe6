import { Flow } from '../Flow';
import {
	append,
	byId,
	calledByWorkflow,
	callWorkflow,
	clio,
	dropbox,
	filter,
	legalServer,
	setJson,
	splitOut,
	workflows,
	type Step,
} from '../steps';
import { sourceIn } from './filed';
import { apiVersionFor, FOLDER_ID_FIELD, folderIdOfCase } from './legalServerCalls';
import { QUEUE_STORAGE, RECONCILE_CASES } from './names';
import { decide, findFolder, NO_DOCUMENT, otherPlaces } from './parts';
import { ANYWAY, CASE_KEY, PATIENT, type CheckedSystem } from './regularChecks';

const NOTE = `
Compares cases with their folders: the documents in the case system, the files in Dropbox, and what n8n filed. One row comes out for each case. It changes nothing.

*Reconcile documents every night* calls it for a few cases at a time, so that n8n needs little memory, however many there are.`;

const SETTINGS = "$('Batch').first().json.settings";
const setting = (name: string): string => `={{ ${SETTINGS}.${name} }}`;
const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

/** Goes on, also if nothing comes: each step below is reached once. */
const ALWAYS = { ...ANYWAY, alwaysOutputData: true } as const;

/** The case as it decides about its documents: LegalServer tells the staff of a case only with the case itself. */
const CASES: Readonly<Record<CheckedSystem, string>> = { clio: 'Cases', legalserver: 'Case' };

const documentsOf = (system: CheckedSystem): Step =>
	system === 'clio'
		? clio(
				'document',
				'getMany',
				{
					...{ documentsOf: 'matter', matter: byId('={{ $json.caseKey }}'), returnAll: true },
					options: { ...PATIENT, leaveForOthers: "={{ $('Batch').first().json.leaveForOthers ?? 3 }}" },
				},
				ALWAYS,
			)
		: legalServer(
				'document',
				'getMany',
				{
					...{ matter: '={{ $json.caseKey }}', returnAll: true },
					options: {
						...PATIENT,
						apiVersion: apiVersionFor(SETTINGS),
					},
				},
				ALWAYS,
			);

const sourceOf = (system: CheckedSystem): string => sourceIn(`'${system}'`, SETTINGS);

/** Files that were filed, and are in no folder that was listed: deleted, or moved out of their case folders. */
const NOT_THERE = `={{ (() => {
	const listed = JSON.stringify($('Folder').all().map(({ json }) => json));
	const filed = $('Filed').all().map(({ json }) => json.fileId).filter((id) => id);
	return { fileIds: [...new Set(filed)].filter((id) => !listed.includes(JSON.stringify(id))) };
})() }}`;

/** Each case with all that was read of it. Refused items say from which of the items they are. */
const toCompare = (system: CheckedSystem): string => {
	const all = (step: string): string => `$('${step}').all()`;
	return `={{ (() => {
	// Where nobody could say whether a file is elsewhere, it may be: its case is not compared.
	const asked = ${all('File each')}.map(({ json }) => json.fileIds);
	const unsure = new Map(${all('Elsewhere?')}.filter(({ json }) => json.error && !${JSON.stringify(GONE)}.includes(json.error.reason)).map(({ json, pairedItem }) => [asked[pairedItem?.item ?? pairedItem], json.error]));
	return { cases: ${all('Gets a folder')}.map((decided, index) => {
	const caseKey = String(${all('Keys')}[index].json.caseKey);
	const ofCase = ({ json, pairedItem }) => Object.keys(json).length > 0 && (pairedItem?.item ?? pairedItem) === index;
	return {
		case: ${all('With its case')}[index].json.case,
		documents: ${all('Documents')}.filter(ofCase).map(({ json }) => json),
		folder: ${all('Folder')}[index].json,
		filed: ${all('Filed')}.map(({ json }) => json).filter((row) => row.error || (row.documentId && row.source === ${sourceOf(system)} && String(row.caseKey) === caseKey)).map((row) => (unsure.has(row.fileId) ? { ...row, error: unsure.get(row.fileId) } : row)),
		knownFolderId: ${all('Keys')}[index].json.knownFolderId,
		filesElsewhere: ${all('Elsewhere?')}.map(({ json }) => json.fileId).filter((id) => id),
		night: $('Batch').first().json.night
	};
}) };
})() }}`;
};

/** What Dropbox says of a file that is not there for this account. */
const GONE = ['not_found', 'deleted', 'no_access', 'not_a_file', 'invalid_input'];

/** The row of a case that the filters leave out, that waits for somebody, or that could not be read. */
const withoutFolder = (system: CheckedSystem, key: string): string => `={{ (() => {
	const error = ${system === 'legalserver' ? "$('Case').item.json.error ?? " : ''}$json.error ?? null;
	return {
		caseKey: ${key},
		status: error ? 'notCompared' : 'leftOut',
		reason: $json.reason ?? '',
		error: error ? { reason: error.reason ?? '', message: '' } : null
	};
})() }}`;

/** Cases in, one row each out. */
export function reconcileCases(system: CheckedSystem): Flow {
	const cases = CASES[system];
	const flow = new Flow(`${RECONCILE_CASES.file}-${system}`, RECONCILE_CASES.name, RECONCILE_CASES.file)
		.note('Reconcile cases', NOTE, [-0.25, -2.6], [3, 2])
		.add('Batch', calledByWorkflow(), [0, 0])
		.add('Cases', splitOut('cases'), [1, 0], 'Batch');
	if (system === 'legalserver')
		flow.add(
			'Case',
			legalServer(
				'matter',
				'get',
				{
					matter: `={{ $json.${CASE_KEY[system]} }}`,
					options: { ...PATIENT, customFields: FOLDER_ID_FIELD },
				},
				ANYWAY,
			),
			[2, 0],
			'Cases',
		);
	const key = `String($('Cases').item.json.${CASE_KEY[system]})`;
	const known = `($('Batch').first().json.known ?? {})[${key}]`;
	return (
		flow
			.add(
				'Decide',
				decide(
					{
						event: `={{ { caseKey: ${key} } }}`,
						document: NO_DOCUMENT,
						matter: '={{ $json }}',
						settings: `={{ ${SETTINGS} }}`,
					},
					ANYWAY,
				),
				[3, 0],
				cases,
			)
			.add('Gets a folder', filter("={{ $json.action === 'folder' }}"), [4, 0], 'Decide')
			// Left out by the filters, or not read: a row of its own.
			.add('Gets none', filter("={{ $json.action !== 'folder' }}"), [4, 2], 'Decide')
			.add('Row of these', setJson(withoutFolder(system, key)), [5, 2], 'Gets none')
			.add(
				'Find case folder',
				findFolder(ofDecision, setting, {
					options: {
						...PATIENT,
						alsoSearchIn: otherPlaces(SETTINGS, "$('Decide').item.json.destination", true),
					},
					more: ANYWAY,
				}),
				[5, 0],
				'Gets a folder',
			)
			.add(
				'Keys',
				setJson(
					`={{ (() => {
	const recorded = ${system === 'clio' ? "''" : folderIdOfCase("$('Case').item.json")};
	const isRecorded = $json.error?.reason === 'not_found' && !!recorded;
	return {
		caseKey: ${key},
		folderId: isRecorded ? recorded : ($json.folderId ?? ''),
		knownFolderId: ${known} ?? '',
		refused: isRecorded ? null : ($json.error ?? null)
	};
})() }}`,
				),
				[6, 0],
				'Find case folder',
			)
			.add(
				'Tree',
				dropbox(
					'caseFolder',
					'list',
					{
						caseFolder: byId("={{ $json.folderId || 'id:none' }}"),
						...{ output: 'tree', returnAll: true, filters: {} },
						options: PATIENT,
					},
					ANYWAY,
				),
				[7, 0],
				'Keys',
			)
			.add(
				'Folder',
				setJson("={{ $('Keys').item.json.refused ? { error: $('Keys').item.json.refused } : $json }}"),
				[8, 0],
				'Tree',
			)
			.add(
				'With its case',
				setJson(`={{ { caseKey: $('Keys').item.json.caseKey, case: $('${cases}').item.json } }}`),
				[9, 0],
				'Folder',
			)
			.add('Documents', documentsOf(system), [10, 0], 'With its case')
			.add(
				'Ask what was filed',
				setJson(
					`={{ { asked: $('Keys').all().map(({ json }) => ({ action: 'documentsOfCase', source: ${sourceOf(system)}, caseKey: json.caseKey })) } }}`,
					{ executeOnce: true },
				),
				[11, 0],
				'Documents',
			)
			.add('Of each case', splitOut('asked'), [12, 0], 'Ask what was filed')
			.add('Filed', callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, ALWAYS), [13, 0], 'Of each case')
			.add('Not in their folders', setJson(NOT_THERE, { executeOnce: true }), [14, 0], 'Filed')
			.add('File each', { ...splitOut('fileIds'), alwaysOutputData: true }, [15, 0], 'Not in their folders')
			.add(
				'Elsewhere?',
				dropbox(
					'document',
					'link',
					{ document: byId('={{ $json.fileIds }}'), linkType: 'inDropbox', options: PATIENT },
					ALWAYS,
				),
				[16, 0],
				'File each',
			)
			.add('All of it', setJson(toCompare(system), { executeOnce: true }), [17, 0], 'Elsewhere?')
			.add('Each case', splitOut('cases'), [18, 0], 'All of it')
			.add(
				'Compare',
				workflows(
					'reconciliation',
					'compare',
					{
						source: system,
						case: '={{ $json.case }}',
						...{ documents: '={{ $json.documents }}', folder: '={{ $json.folder }}' },
						...{ filed: '={{ $json.filed }}', settings: `={{ ${SETTINGS} }}`, night: '={{ $json.night }}' },
						options: {
							knownFolderId: "={{ $json.knownFolderId ?? '' }}",
							filesElsewhere: '={{ $json.filesElsewhere }}',
						},
					},
					ANYWAY,
				),
				[19, 0],
				'Each case',
			)
			.add(
				'Row',
				setJson(
					`={{ $json.error ? { caseKey: String($('Each case').item.json.case.${CASE_KEY[system]}), status: 'notCompared', error: $json.error } : $('Batch').first().json.withDocuments ? { ...$json, listed: $('Each case').item.json.documents } : $json }}`,
				),
				[20, 0],
				'Compare',
			)
			.add('All rows', append(), [21, 1], 'Row')
			.connect('Row of these', 'All rows', 0, 1)
	);
}
