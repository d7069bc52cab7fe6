import { dataTable, type Step } from '../steps';
import { CHUNK_SIZE, where } from './dataTableSteps';

/** The table that says as which file each document was filed, in n8n's Data Table and in Postgres alike: IDs, no names. */
export const DOCUMENT_TABLE = 'case_documents';

export const DOCUMENT_COLUMNS = {
	source: 'string',
	documentId: 'string',
	versionId: 'string',
	caseKey: 'string',
	fileId: 'string',
	folderId: 'string',
	subfolder: 'string',
	contentHash: 'string',
	filedAt: 'number',
} as const;

const ENTRIES = Object.entries(DOCUMENT_COLUMNS);

/** The table, unless it is there. */
export const makeDocumentTable = (): Step => ({
	...dataTable('create', DOCUMENT_TABLE, {}),
	executeOnce: true,
	// Another run may have made it at the same moment.
	onError: 'continueRegularOutput',
	parameters: {
		...{ resource: 'table', operation: 'create', tableName: DOCUMENT_TABLE },
		columns: { column: ENTRIES.map(([name, type]) => ({ name, type })) },
		options: { createIfNotExists: true },
	},
});

/** What *Settle* says was filed, in the place of what was known of the same document. */
export const keepDocument = (): Step =>
	dataTable('upsert', DOCUMENT_TABLE, {
		...where([
			['source', 'eq', '={{ $json.document.source }}'],
			['documentId', 'eq', '={{ $json.document.documentId }}'],
		]),
		columns: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(ENTRIES.map(([name]) => [name, `={{ $json.document.${name} }}`])),
			matchingColumns: [],
			schema: ENTRIES.map(([name, type]) => ({
				...{ id: name, displayName: name, type, required: false },
				...{ defaultMatch: false, display: true, canBeUsedToMatch: true, removed: false },
			})),
		},
		options: {},
	});

/** The document IDs of all items, some to an item once they are split. */
export const DOCUMENT_CHUNKS = `={{ { lookups: [...new Set($input.all().flatMap(({ json }) => json.documentIds ?? [json.documentId]).filter((id) => id))].chunk(${CHUNK_SIZE}).map((documentIds) => ({ documentIds })) } }}`;

/** Rows of any of the documents of the item. */
export const findDocuments = (): Step =>
	dataTable('get', DOCUMENT_TABLE, {
		...where(
			Array.from({ length: CHUNK_SIZE }, (_, index) => [
				...(['documentId', 'eq'] as const),
				`={{ $json.documentIds[${index}] ?? '' }}`,
			]),
			'anyCondition',
		),
		returnAll: true,
	});

/** Rows of the documents of the case. */
export const findDocumentsOfCase = (): Step =>
	dataTable('get', DOCUMENT_TABLE, {
		...where([
			['source', 'eq', '={{ $json.source }}'],
			['caseKey', 'eq', '={{ $json.caseKey }}'],
		]),
		returnAll: true,
	});
