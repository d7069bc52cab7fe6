import type { INodeProperties } from 'n8n-workflow';
import { create } from './create.operation';
import { list } from './list.operation';
import { resolve } from './resolve.operation';

export const caseFolderOperations = { create, list, resolve };

export const caseFolderDescription: INodeProperties[] = [
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
				action: 'Create case folder',
				description: 'Create the folder of a case with its subfolders, or find the one that is there',
			},
			{
				name: 'List',
				value: 'list',
				action: 'List case folder',
				description: 'List what is in a case folder, on all levels or one, as items or as a tree',
			},
			{
				name: 'Resolve by ID',
				value: 'resolve',
				action: 'Resolve folder by ID',
				description: 'Find out where a case folder is now, and whether it was renamed or moved',
			},
		],
		displayOptions: { show: { resource: ['caseFolder'] } },
	},
	...create.fields,
	...list.fields,
	...resolve.fields,
];
