import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/legalserverNode/fields';
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
				description:
					'Get a case with its client, dates, problem code, staff and the custom fields that you name',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many matters',
				description: 'List cases by disposition, problem code, office, program, client or external ID',
			},
		],
		displayOptions: { show: { resource: ['matter'] } },
	},
	...Object.entries(matterOperations).flatMap(([name, operation]) =>
		operationPanel('matter', name, operation),
	),
];
