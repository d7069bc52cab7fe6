import type { INodeProperties } from 'n8n-workflow';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';

const show = { resource: ['caseFolder'], operation: ['reopen'] };

export const reopenFields: INodeProperties[] = [
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'folder',
			description:
				'The closed folder; its ID leads to it wherever it is. One that is not closed is left as it is.',
			required: true,
			displayOptions: { show },
		}),
		default: { mode: 'id', value: '' },
	},
	folderLocator({
		displayName: 'Restore To',
		name: 'restoreTo',
		description:
			'The folder to put it into, under the name that it had. Leave empty for the folder that it was in, wherever that is now.',
		hint: 'Leave empty for the folder that it was in',
		displayOptions: { show },
	}),
	dryRunField({ show }),
];
