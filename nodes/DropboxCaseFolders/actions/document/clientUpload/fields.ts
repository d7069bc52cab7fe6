import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { optionsField } from '../../../../shared/node/panel';
import { dryRunSchema } from '../../shared/dryRun/runWithDryRun';
import {
	clientFolderFields,
	clientUploadsFolderField,
	readClientFolder,
} from '../../shared/clientFolder/fields';
import { dryRunField, fileLocator } from '../../../../shared/dropboxNode/fields';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { z } from '../../../../shared/vendor/zod';
import type { ClientFolderRequest } from '../../shared/clientFolder/locateClientFolders';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export const clientUploadFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description: 'The document to copy. The original stays where it is.',
		required: true,
	}),
	...clientFolderFields,
	optionsField([
		clientUploadsFolderField,
		{
			displayName: 'Allow Documents Outside Case Folder',
			name: 'allowOutsideCaseFolder',
			type: 'boolean',
			default: false,
			description: 'Whether to allow documents that are not in the case folder, such as forms',
		},
		dryRunField(),
	]),
];

export interface ClientCopyRequest extends ClientFolderRequest {
	/** Address of the document. */
	document: string;
	/** Whether documents may be copied that do not lie in the case folder. */
	allowOutsideCaseFolder: boolean;
	/** Whether to only report what would be done. */
	dryRun: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readClientCopy(context: IExecuteFunctions, itemIndex: number): ClientCopyRequest {
	const { document, options } = readParameters(context, itemIndex, {
		document: resourceLocator,
		options: z
			.object({ allowOutsideCaseFolder: z.boolean().default(false), dryRun: dryRunSchema })
			.default({}),
	});
	const address = documentAddressFrom(document);
	return { document: address, ...readClientFolder(context, itemIndex), ...options };
}
