import type { Flow } from '../Flow';
import { byId, callWorkflow, dropbox, ifTrue, setJson, splitOut } from '../steps';
import { QUEUE_STORAGE } from './names';
import { REST } from './parts';

/* What the recipes that file documents of a case system know of them, and what they say was filed. */

const FILE_ID = '($json.originalFileId ?? $json.fileId)';

/** What the audit trail knows the bytes by; where a copy was made after that, those of the document. */
const CONTENT_HASH = `($prevNode.name === 'Copy for the client' ? $('File it').item.json : $json).contentHash`;
const IS_REFILED = "!!JSON.parse($('Events').item.json.details || '{}').refile";
const GONE = "['deleted', 'not_found'].includes($json.error?.reason)";
const EXPOSED = "$json.error?.reason === 'still_exposed'";

/**
 * An expression for whose document it is: of a trial in the demo other files are known than of what is live.
 * @param source an expression, as is `settings`
 */
export const sourceIn = (source: string, settings: string): string =>
	`(${source} + (${settings}.environment === 'demo' ? '-demo' : ''))`;

const SOURCE = sourceIn("$('Events').item.json.source", "$('Events').item.json.settings");

/**
 * An expression for the rows that say as which file the document of the event was filed before. Asked once for all events,
 * in `addFiledAs`.
 */
export const FILED_BEFORE = `={{ $('Filed as').all().map(({ json }) => json).filter(({ source, documentId }) => documentId && documentId === $('Events').item.json.documentId && source === ${SOURCE}) }}`;

/** Of the document: the file that it becomes a new version of, and what happens where there is none. */
export const AS_FILED_BEFORE = {
	// Upload says the hash only with all its fields.
	simplify: false,
	ifNameTaken: "={{ $('Decide').item.json.ifNameTaken }}",
	existingFileId: "={{ $('Decide').item.json.existingFileId }}",
};

/**
 * Of a document that is privileged: the files that are other documents of its case, as far as the storage says so. Of what
 * it does not say, a name is enough to be a copy.
 */
export const BESIDE_OTHERS = {
	...AS_FILED_BEFORE,
	filesOfOtherDocuments: `={{ $('Filed in the case').all().map(({ json }) => json).filter(({ source, caseKey, documentId, fileId }) => fileId && documentId && String(documentId) !== String($('Events').item.json.documentId) && String(caseKey) === $('Decide').item.json.caseKey && source === ${SOURCE}).map(({ fileId }) => fileId) }}`,
};

/** The category for which there was no subfolder, which is no client's name. */
export const KEEP = `!$json.error && ${FILE_ID} && $('Decide').item.json.isUnmapped ? { category: $('Decide').item.json.category } : {}`;

/** Which file the document is now. What was only moved may have a newer version, which comes with an event of its own. */
export const filedAs = (versionId: string): string => `!$json.error && ${FILE_ID} ? {
		source: ${SOURCE},
		fileId: ${FILE_ID},
		folderId: $('Case folder').item.json.folderId,
		caseKey: $('Decide').item.json.caseKey,
		subfolder: $('Decide').item.json.subfolder,
		contentHash: ${CONTENT_HASH} ?? '',
		versionId: $prevNode.name === 'Only moved?' ? '' : String(${versionId} ?? '')
	} : null`;

/** Why an event is done in another way than others. The status page counts these. */
export const WHY_DONE = `!$json.error && ${FILE_ID} && $('Decide').item.json.isUnmapped ? 'category_unmapped' : ${IS_REFILED} ? 'refiled' : ''`;

/** What was deleted in Dropbox meanwhile is not filed anew from the status page: whoever deleted it was told of it. */
export const ERROR = `$prevNode.name === 'File it anyway?' && ${GONE} ? null : $json.error ?? null`;

/** Asks as which files the documents of all events were filed before. */
export const addFiledAs = (flow: Flow, row: number): Flow =>
	flow
		.add(
			'Ask what was filed',
			setJson(
				`={{ { action: 'documents', documentIds: $('Events').all().map(({ json }) => json.documentId) } }}`,
				{ executeOnce: true },
			),
			[1, row],
			'Events',
		)
		.add(
			'Filed as',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[2, row],
			'Ask what was filed',
		);

/** The cases in which a privileged document is filed, each once. */
const CASES_TO_RESTRICT = `={{ { asked: [...new Set($('Decide').all().filter(({ json }) => json.action === 'restrict').map(({ json }) => json.caseKey))].map((caseKey) => ({ action: 'documentsOfCase', source: ${SOURCE}, caseKey })) } }}`;

/** Asks which files are documents of the cases in which one is privileged. If nobody can say it, the files count as none. */
export const addFiledInCase = (flow: Flow, column: number, row: number): Flow =>
	flow
		.add('Any privileged ones', setJson(CASES_TO_RESTRICT, { executeOnce: true }), [column, row], 'Decide')
		.add('Each of their cases', splitOut('asked'), [column + 1, row], 'Any privileged ones')
		.add(
			'Filed in the case',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, {
				...{ alwaysOutputData: true, onError: 'continueRegularOutput' },
			}),
			[column + 2, row],
			'Each of their cases',
		);

/**
 * Moves a document whose category changed into its subfolder, if nobody has moved it since, and nobody could open it there
 * who cannot now. From *Case folder* on to *Content*, which it does not add.
 * @param column of *Case folder*
 */
export const addMove = (flow: Flow, column: number, row: number): Flow =>
	flow
		.add(
			'Other subfolder?',
			ifTrue(
				"={{ $('Decide').item.json.action === 'file' && !!$('Decide').item.json.existingFileId && $('Decide').item.json.formerSubfolder !== $('Decide').item.json.subfolder }}",
			),
			[column + 1, row],
			'Case folder',
		)
		.add(
			'Move it',
			dropbox(
				'document',
				'moveToSubfolder',
				{
					document: byId("={{ $('Decide').item.json.existingFileId }}"),
					caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
					subfolder: "={{ $('Decide').item.json.subfolder }}",
					options: { onlyFrom: "={{ $('Decide').item.json.formerSubfolder }}" },
				},
				REST,
			),
			[column + 2, row + 0.8],
			'Other subfolder?',
		)
		.add('Only moved?', ifTrue(`={{ ${IS_REFILED} }}`), [column + 3, row + 0.6], 'Move it')
		// A new version does not wait for somebody to decide who may open it.
		.add('File it anyway?', ifTrue(`={{ (${GONE} || ${EXPOSED}) && !(${IS_REFILED}) }}`), [
			column + 3,
			row + 1.4,
		])
		.connect('Move it', 'File it anyway?', 1)
		.add(
			'Not moved',
			setJson(`={{ { documentId: $('Events').item.json.documentId, isExposed: ${EXPOSED} } }}`),
			[column + 3.7, row + 1.2],
			'File it anyway?',
		);
