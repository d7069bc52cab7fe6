import type { INodeProperties } from 'n8n-workflow';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';

const show = { resource: ['caseFolder'], operation: ['move'] };

export const moveFields: INodeProperties[] = [
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'folder',
			description: 'The folder to move; its ID leads to it wherever people moved it',
			required: true,
			displayOptions: { show },
		}),
		default: { mode: 'id', value: '' },
	},
	folderLocator({
		displayName: 'New Destination',
		name: 'newDestination',
		description: 'The folder that the case folder is to lie in',
		required: true,
		displayOptions: { show },
	}),
	dryRunField({ show }),
];
