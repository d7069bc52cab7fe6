import { dataTable, type Step } from '../steps';
import { CHUNK_SIZE, createTable, mapColumns, ofItem, rowsWithAny, where } from './dataTableSteps';

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

/** The table, unless it is there. */
export const makeDocumentTable = (): Step => createTable(DOCUMENT_TABLE, DOCUMENT_COLUMNS);

/** What *Settle* says was filed, in the place of what was known of the same document. */
export const keepDocument = (): Step =>
	dataTable('upsert', DOCUMENT_TABLE, {
		...where([
			['source', 'eq', ofItem('source')],
			['documentId', 'eq', ofItem('documentId')],
		]),
		columns: mapColumns(DOCUMENT_COLUMNS, ofItem),
		options: {},
	});

/** The document IDs of all items, some to an item once they are split. */
export const DOCUMENT_CHUNKS = `={{ { lookups: [...new Set($input.all().flatMap(({ json }) => json.documentIds ?? [json.documentId]).filter((id) => id))].chunk(${CHUNK_SIZE}).map((documentIds) => ({ documentIds })) } }}`;

/** Rows of any of the documents of the item. */
export const findDocuments = (): Step => rowsWithAny(DOCUMENT_TABLE, 'documentId', 'documentIds');

/** Rows of the documents of the case. */
export const findDocumentsOfCase = (): Step =>
	dataTable('get', DOCUMENT_TABLE, {
		...where([
			['source', 'eq', ofItem('source')],
			['caseKey', 'eq', ofItem('caseKey')],
		]),
		returnAll: true,
	});

/** The document that was filed as this file, or one that was filed in this case folder. */
export const findDocumentOfFile = (): Step =>
	dataTable('get', DOCUMENT_TABLE, {
		...where(
			[
				['fileId', 'eq', ofItem('fileId')],
				['folderId', 'eq', ofItem('fileId')],
			],
			'anyCondition',
		),
		...{ returnAll: false, limit: 1 },
	});
