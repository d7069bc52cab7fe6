import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/clioNode/fields';
import { get } from './get.operation';
import { getMany } from './getMany.operation';

export const matterOperations = { get, getMany };

export const matterDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'get',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get matter',
				description: 'Get a matter with its client, attorneys, stage and custom fields',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many matters',
				description: 'List matters by status, client, practice area, attorney, dates or a custom field',
			},
		],
		displayOptions: { show: { resource: ['matter'] } },
	},
	...Object.entries(matterOperations).flatMap(([name, operation]) =>
		operationPanel('matter', name, operation),
	),
];
