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
				description: 'Add a case note. If the case already has the same note, no second one is added.',
			},
		],
		displayOptions: { show: { resource: ['note'] } },
	},
	...Object.entries(noteOperations).flatMap(([name, operation]) => operationPanel('note', name, operation)),
];
