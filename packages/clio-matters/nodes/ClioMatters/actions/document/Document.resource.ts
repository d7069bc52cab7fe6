import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/clioNode/fields';
import { download } from './download.operation';
import { downloadAll } from './downloadAll.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { getVersions } from './getVersions.operation';
import { mark } from './mark.operation';
import { setCategory } from './setCategory.operation';
import { upload } from './upload.operation';

export const documentOperations = {
	download,
	downloadAll,
	get,
	getMany,
	getVersions,
	mark,
	setCategory,
	upload,
};

export const documentDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'download',
		options: [
			{
				name: 'Download',
				value: 'download',
				action: 'Download document',
				description: 'Download a document, or one of its earlier versions, into a binary field',
			},
			{
				name: 'Download All of a Matter',
				value: 'downloadAll',
				action: 'Download all documents of a matter',
				description: 'Download every document of a matter, one item per document with its folder and file',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get document',
				description: 'Get a document’s details: its matter, document category, version and creator',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many documents',
				description: 'List the documents of a matter, a contact or the whole firm',
			},
			{
				name: 'Get Versions',
				value: 'getVersions',
				action: 'Get versions of document',
				description: 'List the versions of a document, starting with the first',
			},
			{
				name: 'Mark',
				value: 'mark',
				action: 'Mark document',
				description: 'Record on a document in Clio which file in Dropbox it belongs to',
			},
			{
				name: 'Set Category',
				value: 'setCategory',
				action: 'Set category of document',
				description: 'Put a document in a document category',
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload document',
				description: 'Add a file to a matter, a folder or a contact, or as a new version of a document',
			},
		],
		displayOptions: { show: { resource: ['document'] } },
	},
	...Object.entries(documentOperations).flatMap(([name, operation]) =>
		operationPanel('document', name, operation),
	),
];
