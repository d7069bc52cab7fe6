import { builtIn, dataTable } from '../steps';
import { COLUMNS, NEW_COLUMNS, TABLE, type Column } from './eventTable';

/** The value of a field of the item. */
export const ofItem = (column: string): string => `={{ $json.${column} }}`;

/** Columns that a step writes, from the fields of its item. */
export const columns = (...names: Column[]) => ({
	mappingMode: 'defineBelow',
	value: Object.fromEntries(names.map((name) => [name, ofItem(name)])),
	matchingColumns: [],
	schema: names.map((name) => ({
		...{ id: name, displayName: name, type: COLUMNS[name], required: false },
		...{ defaultMatch: false, display: true, canBeUsedToMatch: true, removed: false },
	})),
});

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

/** The table, unless it is there. */
export const makeTable = () => ({
	...dataTable('create', TABLE, {}),
	executeOnce: true,
	// Another run may have made it at the same moment.
	onError: 'continueRegularOutput' as const,
	parameters: {
		...{ resource: 'table', operation: 'create', tableName: TABLE },
		columns: { column: Object.entries(COLUMNS).map(([name, type]) => ({ name, type })) },
		options: { createIfNotExists: true },
	},
});

/** So many are looked up by one step of n8n: each by itself, 1,000 would take a minute. */
export const CHUNK_SIZE = 20;

/** The event IDs of all items, some to an item once they are split. */
export const CHUNKS = `={{ { lookups: $input.all().map((each) => each.json.eventId).chunk(${CHUNK_SIZE}).map((eventIds) => ({ eventIds })) } }}`;

/** Rows that have one of the event IDs of the item. */
export const storedAlready = () =>
	dataTable(
		'get',
		TABLE,
		{
			...where(
				Array.from({ length: CHUNK_SIZE }, (_, index) => [
					...(['eventId', 'eq'] as const),
					`={{ $json.eventIds[${index}] ?? '' }}`,
				]),
				'anyCondition',
			),
			returnAll: true,
		},
		{ alwaysOutputData: true },
	);

/** Fields of the item that have no column would be refused. */
export const onlyColumns = () =>
	builtIn('set', 3.4, {
		...{ assignments: { assignments: [] }, includeOtherFields: true, include: 'selected' },
		...{ includeFields: NEW_COLUMNS.join(','), options: {} },
	});
