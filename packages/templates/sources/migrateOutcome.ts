import { FEW } from '../../../nodes/shared/domain/migration/requestsOf';
import { sourceIn } from './filed';
import { LEFT_BY_MIGRATION } from './migrateLimits';
import { CASE_KEY, type CheckedSystem } from './regularChecks';

/* What the steps of *Migrate documents* know of their cases, as expressions. */

/** A document's ID and version in each system. */
const DOCUMENT: Readonly<Record<CheckedSystem, { id: string; version: string }>> = {
	clio: { id: 'documentId', version: 'versionId' },
	legalserver: { id: 'documentUuid', version: 'updatedAt' },
};

export const documentId = (system: CheckedSystem): string => `String($json.${DOCUMENT[system].id})`;

const sourceOf = (system: CheckedSystem): string =>
	sourceIn(`'${system}'`, "$('Called').first().json.settings");

/** Never filed: no row of the storage says where any of them is. */
const TO_FILE =
	"(row.differences ?? []).filter(({ mend }) => mend === 'file').map(({ documentId }) => documentId)";

export const ASK_WHAT_WAS_FILED = `={{ { action: 'documents', documentIds: $input.all().flatMap(({ json: row }) => ${TO_FILE}) } }}`;

/** Which files are documents of the cases in which one is filed for few. If nobody can say it, the files count as none. */
export const askOfCases = (system: CheckedSystem): string =>
	`={{ { cases: [...new Set($input.all().filter(({ json }) => json.action === 'restrict').map(({ json }) => String(json.caseKey)))].map((caseKey) => ({ action: 'documentsOfCase', source: ${sourceOf(system)}, caseKey })) } }}`;

/** The files of other documents of the case of the item, as far as they are known. */
export const filesOfOthers = (system: CheckedSystem): string => `={{ (() => {
	const { caseKey, row } = $('Events').item.json;
	const kept = $('Filed in the case').all().map(({ json }) => json).filter((each) => each.source === ${sourceOf(system)} && String(each.caseKey) === String(caseKey));
	return [...kept, ...(row.unregistered ?? [])].filter((each) => each.fileId && each.documentId && String(each.documentId) !== ${documentId(system)}).map(({ fileId }) => fileId);
})() }}`;

/**
 * An expression: whether a migration was planned in the demo, and the office is live now, or the other way round. Nobody saw
 * a dry run of what it would do here.
 * @param event an expression
 */
export const isOfOther = (event: string): string =>
	`(String(JSON.parse(${event}.details || '{}').run).endsWith('-demo') !== (${event}.settings.environment === 'demo'))`;

/** The cases that could be read, as *Reconcile cases* takes them. */
export const batchOf = (system: CheckedSystem): string => `={{ (() => {
	const known = $('Known by case').first().json.ids;
	const cases = $('Matters').all().map(({ json }) => json).filter((each) => each.${CASE_KEY[system]});
	const keys = cases.map((each) => String(each.${CASE_KEY[system]})).filter((key) => known[key]);
	const { settings, details } = $('Called').first().json;
	return {
		cases,
		known: Object.fromEntries(keys.map((key) => [key, known[key]])),
		settings,
		night: 'migrate.' + JSON.parse(details || '{}').run,
		leaveForOthers: ${LEFT_BY_MIGRATION},
		withDocuments: $('Called').first().json.kind === 'migrationRequested'
	};
})() }}`;

/**
 * Each event with what is known of its case, and the documents that are filed together. One that was filed for another
 * case before is looked at by itself. Where the case could not be compared, the event is tried again.
 */
export const withTheirCases = (system: CheckedSystem): string => `={{ (() => {
	const rows = Object.fromEntries($('Compared').all().map(({ json }) => [String(json.caseKey), json]));
	const elsewhere = $('Filed as').all().map(({ json }) => json).filter(({ documentId, source }) => documentId && source === ${sourceOf(system)}).map(({ documentId }) => documentId);
	return { events: $('Called').all().map(({ json }, index) => {
		const matter = $('Matters').all()[index].json;
		const row = ${isOfOther('json')} ? { status: 'leftOut', reason: 'other_environment' } : (rows[String(json.caseKey)] ?? { status: 'notCompared' });
		const wanted = ${TO_FILE}.filter((id) => !elsewhere.includes(id));
		const why = row.reason || row.error?.reason || 'unexpected';
		return {
			...json, matter, row,
			wanted: wanted.length > ${FEW} ? wanted : [],
			service: matter.error || row.unread === 'documents' ? '${system}' : row.unread === 'folder' ? 'dropbox' : '',
			error: matter.error ?? (row.status === 'notCompared' ? { reason: why, message: 'The case could not be compared with its folder.' } : null)
		};
	}) };
})() }}`;

/** Which file a document became, or why it did not. */
export const filedAsOf = (system: CheckedSystem): string => `={{ {
	caseKey: String($('Events').item.json.caseKey),
	documentId: String($('With its content').item.json.${DOCUMENT[system].id}),
	versionId: String($('With its content').item.json.${DOCUMENT[system].version} ?? ''),
	subfolder: $('With its content').item.json.subfolder,
	size: $('With its content').item.json.size,
	fileId: $json.fileId,
	folderId: $('Folder of the case').item.json.folderId,
	contentHash: $json.contentHash ?? '',
	error: $json.error ?? null,
	service: ['File', 'File for few'].includes($prevNode.name) ? 'dropbox' : '${system}'
} }}`;

/** What refuses all documents alike: the event is tried again. Others are refused by themselves. */
const OF_ALL = ['unavailable', 'too_busy', 'not_connected', 'missing_scope', 'wrong_path_root', 'no_space'];

/** Documents of the case of the item that were uploaded, or refused. */
const ALL_OF_CASE =
	"$('All of them').all().map(({ json }) => json).filter((each) => each.documentId && each.caseKey === String(caseKey))";

/** Why nothing of the case of the item was read. Refused items say from which of the cases they are. */
const REFUSED_OF_CASE =
	"$('Documents').all().find(({ json, pairedItem }) => json.error && $('Folder of the case').all().some((folder, index) => folder.json.caseKey === String(caseKey) && index === (pairedItem?.item ?? pairedItem)))?.json.error";

/**
 * What became of a case. What was not filed with the others, such as a document that is not completely uploaded, goes on
 * as an event of its own, so that it is tried again and people hear of it by its name.
 */
const outcome = (system: CheckedSystem, all: string, refused: string): string => `={{ (() => {
	const { row, caseKey, error, service } = $('Events').item.json;
	const all = ${all};
	const done = all.filter((each) => !each.error);
	const ids = done.map(({ documentId }) => documentId);
	const source = ${sourceOf(system)};
	const found = (row.unregistered ?? []).map((each) => ({ ...each, source, caseKey, folderId: row.folderId }));
	const refused = ${refused};
	const ofAll = all.find(({ error }) => ${JSON.stringify(OF_ALL)}.includes(error?.reason));
	return {
		action: row.status === 'leftOut' ? 'skip' : '',
		reason: row.status === 'leftOut' ? row.reason : '',
		error: error ?? refused ?? ofAll?.error ?? null,
		service: error ? service : refused ? '${system}' : (ofAll?.service ?? ''),
		filed: [...found, ...done.map((each) => ({ ...each, source }))],
		events: (row.mends ?? []).filter(({ documentId }) => !ids.includes(documentId)),
		counts: { documents: done.length, bytes: done.reduce((sum, { size }) => sum + (size ?? 0), 0) }
	};
})() }}`;

export const nothingToDownload = (system: CheckedSystem): string => outcome(system, '[]', 'null');
export const becameOf = (system: CheckedSystem): string => outcome(system, ALL_OF_CASE, REFUSED_OF_CASE);
