import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { archiveVersion } from './archiveVersion.operation';
import { clientUpload } from './clientUpload.operation';
import { download } from './download.operation';
import { link } from './link.operation';
import { moveToSubfolder } from './moveToSubfolder.operation';
import { restrict } from './restrict.operation';
import { upload } from './upload.operation';

export const documentOperations = {
	...{ upload, download, archiveVersion, link, moveToSubfolder, restrict, clientUpload },
};

export const documentDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'upload',
		options: [
			{
				name: 'Archive Version',
				value: 'archiveVersion',
				action: 'Archive version of document',
				description:
					'Save the current version of a document in an archive folder, under the next version number',
			},
			{
				name: 'Copy to Client Uploads',
				value: 'clientUpload',
				action: 'Copy document to client uploads',
				description: 'Copy a document to the client uploads folder next to the case folder',
			},
			{
				name: 'Download',
				value: 'download',
				action: 'Download document',
				description: 'Download a document, or one of its earlier versions, as a binary file',
			},
			{
				name: 'Get Link',
				value: 'link',
				action: 'Get link to document',
				description: 'Get the address of a document’s page in Dropbox, or a temporary download link',
			},
			{
				name: 'Move to Subfolder',
				value: 'moveToSubfolder',
				action: 'Move document to subfolder',
				description: 'Move a document within its case folder. It keeps its ID and versions.',
			},
			{
				name: 'Restrict',
				value: 'restrict',
				action: 'Restrict document',
				description:
					'Move a privileged document to a folder that only the people you name can open, and verify that',
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload document',
				description: 'File documents in a case folder without overwriting files or filing duplicates',
			},
		],
		displayOptions: { show: { resource: ['document'] } },
	},
	...Object.entries(documentOperations).flatMap(([name, operation]) =>
		operationPanel('document', name, operation),
	),
];
