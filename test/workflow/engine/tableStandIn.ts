import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Rows of data tables, by the names of these. They are changed in place. */
export type Tables = Record<string, IDataObject[]>;

interface Condition {
	keyName: string;
	condition: string;
	keyValue: unknown;
}

/** What a step of n8n's Data Table does for one item, as far as the storage of the queue needs it. */
export function useRows(context: IExecuteFunctions, tables: Tables): INodeExecutionData[] {
	const items = context.getInputData();
	return items.flatMap((item, index) => {
		const parameter = (name: string): unknown => context.getNodeParameter(name, index, '');
		if (parameter('operation') === 'create') return [{ json: {}, pairedItem: { item: index } }];
		const { value: name } = parameter('dataTableId') as { value: string };
		const rows = (tables[name] ??= []);
		const { conditions = [] } = (parameter('filters') || {}) as { conditions?: Condition[] };
		const found = rows.filter((row) => conditions.every((each) => holds(row, each)));
		const operation = parameter('operation');
		// As n8n has it, a question whether there is a row knows no other condition.
		if (operation === 'rowExists') {
			if (conditions.some(({ condition }) => condition !== 'eq')) throw new TypeError('only eq is known');
			return found.length > 0 ? [{ ...item, pairedItem: { item: index } }] : [];
		}
		if (operation === 'get')
			return index > 0 ? [] : found.map((row) => ({ json: { ...row }, pairedItem: { item: index } }));
		const { value } = parameter('columns') as { value: IDataObject };
		if (operation === 'insert') found.splice(0, found.length, addTo(rows));
		else if (operation === 'upsert' && found.length === 0) found.push(addTo(rows));
		else if (operation !== 'upsert' && operation !== 'update')
			throw new TypeError(`an unknown use of a table: ${String(operation)}`);
		for (const row of found) Object.assign(row, value);
		return found.map((row) => ({ json: { ...row }, pairedItem: { item: index } }));
	});
}

function addTo(rows: IDataObject[]): IDataObject {
	const row = {};
	rows.push(row);
	return row;
}

function holds(row: IDataObject, { keyName, condition, keyValue }: Condition): boolean {
	if (condition === 'eq') return row[keyName] === keyValue;
	if (condition === 'neq') return row[keyName] !== keyValue;
	throw new TypeError(`an unknown condition ${condition}`);
}
