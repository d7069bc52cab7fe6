import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { dryRunField, fileLocator, folderLocator } from '../../../../shared/dropboxNode/fields';
import { readParametersWithWarnings } from '../../../../shared/dropboxNode/readParameters';
import { optionsField } from '../../../../shared/node/panel';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { dryRunSchema } from '../../shared/dryRun/runWithDryRun';

export const moveFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description: 'The document to move. It keeps its ID and its versions.',
		required: true,
	}),
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case, which contains the document',
		required: true,
	}),
	{
		displayName: 'Subfolder',
		name: 'subfolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. Pleadings',
		description:
			'The subfolder to move the document into, such as Pleadings, with a slash between levels. It is created if missing. Leave empty for the case folder itself.',
	},
	optionsField([
		{
			displayName: 'Only From Subfolder',
			name: 'onlyFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. Correspondence',
			description:
				'Moves the document only if it is directly in this subfolder, such as Correspondence. Anywhere else, someone has put it there, and it stays. Empty means the case folder itself.',
		},
		dryRunField(),
	]),
];

export interface DocumentMoveRequest {
	/** Address of the document. */
	document: string;
	/** Address of the case folder. */
	caseFolder: string;
	/** Relative path; `''` for the case folder itself. */
	subfolder: string;
	/** The only subfolder out of which it is moved; undefined for any. */
	onlyFrom: string | undefined;
	dryRun: boolean;
	/** Of fields whose expressions found nothing. */
	warnings?: readonly string[];
}

const shape = {
	document: resourceLocator,
	caseFolder: resourceLocator,
	subfolder: optionalText,
	options: z.object({ onlyFrom: z.string().optional(), dryRun: dryRunSchema }).default({}),
};

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readMoveRequest(context: IExecuteFunctions, itemIndex: number): DocumentMoveRequest {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, shape);
	const { document, caseFolder, subfolder, options } = given;
	const { onlyFrom } = options;
	return {
		document: documentAddressFrom(document),
		caseFolder: addressFrom(caseFolder),
		subfolder: safeRelativePath(subfolder).path,
		onlyFrom: onlyFrom === undefined ? undefined : safeRelativePath(onlyFrom).path,
		dryRun: options.dryRun,
		warnings,
	};
}
