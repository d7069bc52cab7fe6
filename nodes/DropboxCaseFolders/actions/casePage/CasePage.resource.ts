import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { createLink } from './createLink.operation';
import { open } from './open.operation';
import { receive } from './receive.operation';

export const casePageOperations = { createLink, open, receive };

export const casePageDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'createLink',
		options: [
			{
				name: 'Create Link',
				value: 'createLink',
				action: 'Create link to case page',
				description: 'Create a signed link to a page with the documents of one case',
			},
			{
				name: 'Open',
				value: 'open',
				action: 'Open case page',
				description: 'Check the link and return the page, or what it shows',
			},
			{
				name: 'Receive',
				value: 'receive',
				action: 'Receive documents from case page',
				description: 'Check the link and return the files that were added, for Upload Document',
			},
		],
		displayOptions: { show: { resource: ['casePage'] } },
	},
	...Object.entries(casePageOperations).flatMap(([name, operation]) =>
		operationPanel('casePage', name, operation),
	),
];
