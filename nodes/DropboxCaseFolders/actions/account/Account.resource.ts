import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { checkConnection } from './checkConnection.operation';

export const accountOperations = { checkConnection };

export const accountDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'checkConnection',
		options: [
			{
				name: 'Check Connection',
				value: 'checkConnection',
				action: 'Check connection',
				description: 'Show who is connected, with which plan and team, and whether permissions are missing',
			},
		],
		displayOptions: { show: { resource: ['account'] } },
	},
	...Object.entries(accountOperations).flatMap(([name, operation]) =>
		operationPanel('account', name, operation),
	),
];
