import { dataTable, type Step } from '../steps';
import { where } from './dataTableSteps';

/** The table in which the weekly check remembers which folder each case had: IDs, no names. */
const TABLE = 'case_folders_known';
const COLUMNS = ['caseKey', 'folderId'] as const;

const mapping = {
	mappingMode: 'defineBelow',
	value: { caseKey: '={{ $json.caseKey }}', folderId: '={{ $json.foundId }}' },
	matchingColumns: [],
	schema: COLUMNS.map((name) => ({
		...{ id: name, displayName: name, type: 'string', required: false },
		...{ defaultMatch: false, display: true, canBeUsedToMatch: true, removed: false },
	})),
};

/** The table, unless it is there. */
export const makeKnownTable = (): Step => ({
	...dataTable('create', TABLE, {}),
	executeOnce: true,
	onError: 'continueRegularOutput',
	parameters: {
		...{ resource: 'table', operation: 'create', tableName: TABLE },
		columns: { column: COLUMNS.map((name) => ({ name, type: 'string' })) },
		options: { createIfNotExists: true },
	},
});

export const readKnown = (): Step =>
	dataTable('get', TABLE, { returnAll: true }, { executeOnce: true, alwaysOutputData: true });

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
