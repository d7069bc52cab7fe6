import type { INodeProperties } from 'n8n-workflow';
import { upload } from './upload.operation';

export const documentOperations = { upload };

export const documentDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'upload',
		options: [
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload document',
				description: 'File documents in a case folder, without overwriting any and without doubles',
			},
		],
		displayOptions: { show: { resource: ['document'] } },
	},
	...upload.fields,
];
