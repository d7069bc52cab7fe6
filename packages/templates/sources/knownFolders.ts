import { dataTable, type Step } from '../steps';
import { createTable, mapColumns, ofItem, where } from './dataTableSteps';

/** The table in which the weekly check remembers which folder each case had: IDs, no names. */
const TABLE = 'case_folders_known';
const COLUMNS = { caseKey: 'string', folderId: 'string' } as const;

/** Before a case's ID where the folder is one of the demo: such a one is not missed when the office is live. */
const DEMO = 'demo:';

/** An expression. @param settings an expression for the client settings */
const isDemo = (settings: string): string => `(${settings}.environment === 'demo')`;

const SETTINGS = "$('Settings').first().json";
const KEY = `={{ (${isDemo(SETTINGS)} ? '${DEMO}' : '') + $json.caseKey }}`;

const FIELDS: Readonly<Record<string, string>> = { caseKey: KEY, folderId: ofItem('foundId') };
const mapping = mapColumns(COLUMNS, (column) => FIELDS[column] ?? ofItem(column));

/** The table, unless it is there. */
export const makeKnownTable = (): Step => createTable(TABLE, COLUMNS);

export const readKnown = (): Step =>
	dataTable('get', TABLE, { returnAll: true }, { executeOnce: true, alwaysOutputData: true });

/**
 * Which folder each case had at the last check, by the case's ID: one item, however many there are, or none. In the demo only
 * folders of the demo, else only others.
 * @param settings an expression for the client settings
 */
export const knownByCase = (settings = SETTINGS): string =>
	`={{ (() => {
	const prefix = ${isDemo(settings)} ? '${DEMO}' : '';
	const rows = $input.all().map(({ json }) => json).filter((row) => row.caseKey && String(row.caseKey).startsWith('${DEMO}') === (prefix !== ''));
	return { ids: Object.fromEntries(rows.map((row) => [String(row.caseKey).slice(prefix.length), row.folderId])) };
})() }}`;

/** Those that are seen for the first time, in one go. */
export const insertKnown = (): Step =>
	dataTable('insert', TABLE, { columns: mapping, options: { optimizeBulk: true } });

/** A case whose folder is another one than before. */
export const updateKnown = (): Step =>
	dataTable('update', TABLE, {
		columns: mapping,
		...where([['caseKey', 'eq', KEY]]),
		options: {},
	});
