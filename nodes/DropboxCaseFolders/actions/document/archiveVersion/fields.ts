import type { INodeProperties } from 'n8n-workflow';
import { dryRunField, fileLocator, folderLocator } from '../../../../shared/dropboxNode/fields';
import { simplifyField } from '../../../../shared/node/panel';

const show = { resource: ['document'], operation: ['archiveVersion'] };

export const archiveVersionFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description:
			'The document whose present version is to be kept. By ID it is found wherever people move it and whatever they call it.',
		required: true,
		displayOptions: { show },
	}),
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the case that the archive folder lies in; the document’s own subfolders are made anew below it. Leave empty for an archive folder beside the document.',
		hint: 'Holds the archive folder; leave empty for one beside the document',
		displayOptions: { show },
	}),
	{
		displayName: 'Archive Folder',
		name: 'archiveFolder',
		type: 'string',
		required: true,
		default: '_Archive',
		placeholder: 'e.g. _Archive',
		description:
			'The folder that keeps former versions, with a slash between levels. It is created if missing.',
		displayOptions: { show },
	},
	{
		displayName: 'Original Document',
		name: 'originalDocument',
		type: 'options',
		default: 'stays',
		description: 'What becomes of the document that the version is taken of',
		options: [
			{
				name: 'Leave in Place',
				value: 'stays',
				description: 'A copy of its present version goes into the archive folder',
			},
			{
				name: 'Move to the Archive',
				value: 'moves',
				description: 'The document is superseded: it goes into the archive folder itself and keeps its ID',
			},
		],
		displayOptions: { show },
	},
	simplifyField({ show }),
	dryRunField({ show }),
];
