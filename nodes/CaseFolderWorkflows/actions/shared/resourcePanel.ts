import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { showWhen } from '../../../shared/node/panel';

/**
 * The menu of a resource's operations, and the fields of each, shown for it alone. They reach nothing, so that none has
 * an option of how long to keep trying, and an AI agent may run all of them.
 * @param menu in the order of the names; the first one is the default
 */
export const resourcePanel = (
	resource: string,
	operations: Readonly<Record<string, { fields: INodeProperties[] }>>,
	menu: INodePropertyOptions[],
): INodeProperties[] => [
	{
		displayName: 'Operation',
		name: 'operation',
		noDataExpression: true,
		...{ type: 'options', default: menu[0]?.value ?? '', options: menu },
		displayOptions: { show: { resource: [resource] } },
	},
	...Object.entries(operations).flatMap(([operation, { fields }]) =>
		showWhen({ resource: [resource], operation: [operation] }, fields),
	),
];
