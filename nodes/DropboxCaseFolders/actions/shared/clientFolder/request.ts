import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { Refusal } from '../../../../shared/core/Refusal';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import type { ClientFolderRequest } from './locateClientFolders';

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readClientFolder(context: IExecuteFunctions, itemIndex: number): ClientFolderRequest {
	const given = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		matterNumber: optionalText,
		clientUploadsFolder: optionalText,
	});
	const matterNumber = given.matterNumber.trim();
	const { path: outerFolder } = safeRelativePath(given.clientUploadsFolder);
	if (matterNumber === '') throw empty('matter number', 'Map the field Matter Number to the case number.');
	if (outerFolder === '') {
		throw empty('name of the client uploads folder', 'Fill Client Uploads Folder, e.g. with ClientUploads.');
	}
	return { caseFolder: addressFrom(given.caseFolder), matterNumber, outerFolder };
}

const empty = (what: string, advice: string): Refusal =>
	new Refusal('invalid_input', `The ${what} is empty`, advice);
