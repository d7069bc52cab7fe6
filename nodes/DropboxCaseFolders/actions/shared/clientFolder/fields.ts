import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';
import { pathKey } from '../../../../shared/domain/paths';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import type { ClientFolderRequest } from './locateClientFolders';

/** How the folder that holds the clients' folders is called, unless somebody chooses otherwise. */
export const CLIENT_UPLOADS = 'ClientUploads';

/** What says which folder a client's documents are exchanged in: the same for every operation on it. */
export const clientFolderFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case. The client’s folder is created next to it, not inside.',
		required: true,
	}),
	{
		displayName: 'Matter Number',
		name: 'matterNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 22-0000107',
		description: 'The case number, such as 22-0000107. The client’s folder gets this name.',
	},
];

/** Its place, for the Options of the operation. */
export const clientUploadsFolderField: INodeProperties = {
	displayName: 'Client Uploads Folder',
	name: 'clientUploadsFolder',
	type: 'string',
	default: CLIENT_UPLOADS,
	placeholder: 'e.g. ClientUploads',
	description:
		'The folder for all clients’ folders, next to the case folder, such as Client Uploads. It is created if missing.',
};

/** Whether a folder is called as the one that holds the clients' folders usually is. */
export const isClientUploads = (name: string): boolean => pathKey(name) === pathKey(CLIENT_UPLOADS);

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readClientFolder(context: IExecuteFunctions, itemIndex: number): ClientFolderRequest {
	const given = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		matterNumber: optionalText,
		options: z.object({ clientUploadsFolder: optionalText.default(CLIENT_UPLOADS) }).default({}),
	});
	const matterNumber = given.matterNumber.trim();
	const { path: outerFolder } = safeRelativePath(given.options.clientUploadsFolder);
	if (matterNumber === '') throw empty('matter number', 'Map the field Matter Number to the case number.');
	if (outerFolder === '') {
		throw empty(
			'name of the client uploads folder',
			'Fill in Options → Client Uploads Folder, e.g. ClientUploads, or remove the option.',
		);
	}
	return { caseFolder: addressFrom(given.caseFolder), matterNumber, outerFolder };
}

const empty = (what: string, advice: string): Refusal =>
	new Refusal('invalid_input', `The ${what} is empty`, advice);
