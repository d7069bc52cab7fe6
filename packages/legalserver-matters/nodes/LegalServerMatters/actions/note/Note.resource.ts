import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/legalserverNode/fields';
import { create } from './create.operation';

export const noteOperations = { create };

export const noteDescription: INodeProperties[] = [
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
				action: 'Create note',
				description: 'Add a note to a case. If the case has the same note already, no second one is added.',
			},
		],
		displayOptions: { show: { resource: ['note'] } },
	},
	...Object.entries(noteOperations).flatMap(([name, operation]) => operationPanel('note', name, operation)),
];
