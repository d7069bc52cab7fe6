import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/clioNode/fields';
import { create } from './create.operation';
import { deleteAction } from './delete.operation';
import { getMany } from './getMany.operation';
import { verifyClick } from './verifyClick.operation';

export const customActionOperations = { create, delete: deleteAction, getMany, verifyClick };

export const customActionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'create',
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create custom action',
				description: 'Put a link on Clio’s own pages. If the link is already there, only its URL is updated.',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete custom action',
				description: 'Take a link off Clio’s pages',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many custom actions',
				description: 'List the links that this app has put on Clio’s pages for the connected user',
			},
			{
				name: 'Verify Click',
				value: 'verifyClick',
				action: 'Verify click',
				description:
					'Make sure that the connected user has just clicked on a link in Clio, and get the record it was on',
			},
		],
		displayOptions: { show: { resource: ['customAction'] } },
	},
	...Object.entries(customActionOperations).flatMap(([name, operation]) =>
		operationPanel('customAction', name, operation),
	),
];
