import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';

/** How the folder that holds the clients' folders is called, unless somebody chooses otherwise. */
export const CLIENT_UPLOADS = 'ClientUploads';

/** What says which folder a client's documents are exchanged in: the same for every operation on it. */
export const clientFolderFields = (show: NonNullable<IDisplayOptions['show']>): INodeProperties[] => [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case; the client’s folder is made next to it, not inside',
		required: true,
		displayOptions: { show },
	}),
	{
		displayName: 'Matter Number',
		name: 'matterNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 22-0000107',
		description: 'The number of the case, which the client’s folder is called after',
		displayOptions: { show },
	},
	{
		displayName: 'Client Uploads Folder',
		name: 'clientUploadsFolder',
		type: 'string',
		required: true,
		default: CLIENT_UPLOADS,
		placeholder: 'e.g. ClientUploads',
		description:
			'The folder next to the case folder that holds the clients’ folders. It is created if missing.',
		displayOptions: { show },
	},
];
