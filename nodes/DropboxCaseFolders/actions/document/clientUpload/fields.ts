import type { INodeProperties } from 'n8n-workflow';
import { clientFolderFields } from '../../shared/clientFolder/fields';
import { dryRunField, fileLocator } from '../../../../shared/dropboxNode/fields';

const show = { resource: ['document'], operation: ['clientUpload'] };

export const clientUploadFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description: 'The document to copy; it stays where it is',
		required: true,
		displayOptions: { show },
	}),
	...clientFolderFields(show),
	{
		displayName: 'Documents From Elsewhere',
		name: 'fromElsewhere',
		type: 'boolean',
		default: false,
		description: 'Whether documents may be copied that do not lie in the case folder, such as forms',
		displayOptions: { show },
	},
	dryRunField({ show }),
];
