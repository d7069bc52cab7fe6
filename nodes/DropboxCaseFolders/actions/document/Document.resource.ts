import type { INodeProperties } from 'n8n-workflow';
import { archiveVersion } from './archiveVersion.operation';
import { download } from './download.operation';
import { link } from './link.operation';
import { upload } from './upload.operation';

export const documentOperations = { upload, download, archiveVersion, link };

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
			{
				name: 'Download',
				value: 'download',
				action: 'Download document',
				description: 'Fetch a document, or one of its earlier versions, as a binary file',
			},
			{
				name: 'Archive Version',
				value: 'archiveVersion',
				action: 'Archive version of document',
				description:
					'Keep the present version of a document in an archive folder, under the next version number',
			},
			{
				name: 'Get Link',
				value: 'link',
				action: 'Get link to document',
				description: 'Get the page of a document in Dropbox, or a temporary download address',
			},
		],
		displayOptions: { show: { resource: ['document'] } },
	},
	...upload.fields,
	...download.fields,
	...archiveVersion.fields,
	...link.fields,
];
