import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { createManifest } from './createManifest.operation';
import { verifyManifest } from './verifyManifest.operation';

export const caseManifestOperations = { createManifest, verifyManifest };

export const caseManifestDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'createManifest',
		options: [
			{
				name: 'Create Manifest',
				value: 'createManifest',
				action: 'Create case manifest',
				description:
					'Save a list of every document in a case folder, with IDs and content hashes, and return its root',
			},
			{
				name: 'Verify Manifest',
				value: 'verifyManifest',
				action: 'Verify case manifest',
				description: 'Report which documents were added, changed, moved or lost since a manifest was created',
			},
		],
		displayOptions: { show: { resource: ['caseManifest'] } },
	},
	...Object.entries(caseManifestOperations).flatMap(([name, operation]) =>
		operationPanel('caseManifest', name, operation),
	),
];
