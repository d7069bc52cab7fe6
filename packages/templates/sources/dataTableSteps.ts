import { builtIn, dataTable, type Step } from '../steps';
import { COLUMNS, NEW_COLUMNS, TABLE, type Column } from './eventTable';

/** The value of a field of the item. */
export const ofItem = (column: string): string => `={{ $json.${column} }}`;

type Types = Readonly<Record<string, 'string' | 'number'>>;

/** Columns that a step writes. @param valueOf an expression for the value of a column */
export const mapColumns = (types: Types, valueOf: (column: string) => string) => ({
	mappingMode: 'defineBelow',
	value: Object.fromEntries(Object.keys(types).map((name) => [name, valueOf(name)])),
	matchingColumns: [],
	schema: Object.entries(types).map(([name, type]) => ({
		...{ id: name, displayName: name, type, required: false },
		...{ defaultMatch: false, display: true, canBeUsedToMatch: true, removed: false },
	})),
});

/** Columns of the table of events that a step writes, from the fields of its item. */
export const columns = (...names: Column[]) =>
	mapColumns(Object.fromEntries(names.map((name) => [name, COLUMNS[name]])), ofItem);

/** The same, with some values that are fixed. */
export const withFixed = (
	mapping: ReturnType<typeof columns>,
	fixed: Partial<Record<Column, string | number>>,
) => ({
	...mapping,
	value: { ...mapping.value, ...fixed },
});

/** Conditions that rows have to meet. */
export const where = (
	conditions: Array<[column: string, condition: string, value: unknown]>,
	matchType = 'allConditions',
) => ({
	matchType,
	filters: {
		conditions: conditions.map(([keyName, condition, keyValue]) => ({ keyName, condition, keyValue })),
	},
});

/** A table, unless it is there. */
export const createTable = (table: string, types: Types): Step => ({
	...dataTable('create', table, {}),
	executeOnce: true,
	// Another run may have made it at the same moment.
	onError: 'continueRegularOutput',
	parameters: {
		...{ resource: 'table', operation: 'create', tableName: table },
		columns: { column: Object.entries(types).map(([name, type]) => ({ name, type })) },
		options: { createIfNotExists: true },
	},
});

/** The table of events, unless it is there. */
export const makeTable = (): Step => createTable(TABLE, COLUMNS);

/** So many are looked up by one step of n8n: each by itself, 1,000 would take a minute. */
export const CHUNK_SIZE = 20;

/** The event IDs of all items, some to an item once they are split. */
export const CHUNKS = `={{ { lookups: $input.all().map((each) => each.json.eventId).chunk(${CHUNK_SIZE}).map((eventIds) => ({ eventIds })) } }}`;

/** Rows that have one of the values of a list in the item. @param list of as many as a chunk has */
export const rowsWithAny = (table: string, column: string, list: string, more: Partial<Step> = {}): Step =>
	dataTable(
		'get',
		table,
		{
			...where(
				Array.from({ length: CHUNK_SIZE }, (_, index) => [
					column,
					'eq',
					`={{ $json.${list}[${index}] ?? '' }}`,
				]),
				'anyCondition',
			),
			returnAll: true,
		},
		more,
	);

/** Rows that have one of the event IDs of the item. */
export const storedAlready = (): Step =>
	rowsWithAny(TABLE, 'eventId', 'eventIds', { alwaysOutputData: true });

/** Fields of the item that have no column would be refused. */
export const onlyColumns = () =>
	builtIn('set', 3.4, {
		...{ assignments: { assignments: [] }, includeOtherFields: true, include: 'selected' },
		...{ includeFields: NEW_COLUMNS.join(','), options: {} },
	});
