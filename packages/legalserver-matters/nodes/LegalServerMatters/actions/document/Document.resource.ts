import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/legalserverNode/fields';
import { download } from './download.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { upload } from './upload.operation';
import { uploadZip } from './uploadZip.operation';

export const documentOperations = { download, get, getMany, upload, uploadZip };

export const documentDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getMany',
		options: [
			{
				name: 'Download',
				value: 'download',
				action: 'Download document',
				description: 'Download a document of a case into a binary field, after its virus scan',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get document',
				description: 'Get one document of a case with its size, type, folder and virus scan status',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many documents',
				description: 'List the documents of a case with their size, date and virus scan status',
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload document',
				description: 'Add files to the documents of a case',
			},
			{
				name: 'Upload as ZIP Into a Subfolder',
				value: 'uploadZip',
				action: 'Upload documents as zip into a subfolder',
				description:
					'Add files to a subfolder of a case’s documents. LegalServer unpacks the ZIP and adds a case note with links to the files.',
			},
		],
		displayOptions: { show: { resource: ['document'] } },
	},
	...Object.entries(documentOperations).flatMap(([name, operation]) =>
		operationPanel('document', name, operation),
	),
];
