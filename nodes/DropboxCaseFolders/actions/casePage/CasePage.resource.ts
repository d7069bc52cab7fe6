import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { append } from './append.operation';
import { createLink } from './createLink.operation';
import { finish } from './finish.operation';
import { open } from './open.operation';
import { receive } from './receive.operation';
import { start } from './start.operation';

export const casePageOperations = { createLink, open, receive, start, append, finish };

export const casePageDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'createLink',
		options: [
			{
				name: 'Append',
				value: 'append',
				action: 'Append to large upload',
				description: 'Send the next piece of a large file from the page to Dropbox',
			},
			{
				name: 'Create Link',
				value: 'createLink',
				action: 'Create link to case page',
				description: 'Create a signed link to a page with the documents of one case',
			},
			{
				name: 'Finish',
				value: 'finish',
				action: 'Finish large upload',
				description: 'Send the last piece of a large file from the page, and file the document',
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
			{
				name: 'Start',
				value: 'start',
				action: 'Start large upload',
				description: 'Check the link and send the first piece of a large file to Dropbox',
			},
		],
		displayOptions: { show: { resource: ['casePage'] } },
	},
	...Object.entries(casePageOperations).flatMap(([name, operation]) =>
		operationPanel('casePage', name, operation),
	),
];
