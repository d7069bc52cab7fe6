import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/clioNode/fields';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { setFolderLink } from './setFolderLink.operation';
import { updateCustomField } from './updateCustomField.operation';

export const matterOperations = { get, getMany, setFolderLink, updateCustomField };

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
				description: 'Get a matter with its client, attorneys, matter stage and custom fields',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many matters',
				description:
					'List matters by status, client, practice area, responsible attorney, dates or a custom field',
			},
			{
				name: 'Set Folder Link',
				value: 'setFolderLink',
				action: 'Set folder link of a matter',
				description: 'Put the link to the case folder in a custom field or a note of the matter',
			},
			{
				name: 'Update Custom Field',
				value: 'updateCustomField',
				action: 'Update custom field of a matter',
				description: 'Write a value into a custom field of a matter',
			},
		],
		displayOptions: { show: { resource: ['matter'] } },
	},
	...Object.entries(matterOperations).flatMap(([name, operation]) =>
		operationPanel('matter', name, operation),
	),
];
