import { dataTable, type Step } from '../steps';
import { createTable, mapColumns, ofItem, where } from './dataTableSteps';

/** The table in which the weekly check remembers which folder each case had: IDs, no names. */
const TABLE = 'case_folders_known';
const COLUMNS = { caseKey: 'string', folderId: 'string' } as const;

const FIELDS: Readonly<Record<string, string>> = { caseKey: 'caseKey', folderId: 'foundId' };
const mapping = mapColumns(COLUMNS, (column) => ofItem(FIELDS[column] ?? column));

/** The table, unless it is there. */
export const makeKnownTable = (): Step => createTable(TABLE, COLUMNS);

export const readKnown = (): Step =>
	dataTable('get', TABLE, { returnAll: true }, { executeOnce: true, alwaysOutputData: true });

/** Which folder each case had at the last check, by the case's ID: one item, however many there are, or none. */
export const KNOWN_BY_CASE = `={{ { ids: Object.fromEntries($input.all().map(({ json }) => json).filter((row) => row.caseKey).map((row) => [row.caseKey, row.folderId])) } }}`;

/** Those that are seen for the first time, in one go. */
export const insertKnown = (): Step =>
	dataTable('insert', TABLE, { columns: mapping, options: { optimizeBulk: true } });

/** A case whose folder is another one than before. */
export const updateKnown = (): Step =>
	dataTable('update', TABLE, {
		columns: mapping,
		...where([['caseKey', 'eq', '={{ $json.caseKey }}']]),
		options: {},
	});
