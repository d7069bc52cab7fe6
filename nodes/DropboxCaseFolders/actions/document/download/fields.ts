import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { fileLocator } from '../../../../shared/dropboxNode/fields';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export const downloadFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description: 'The document to download. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	{
		displayName: 'Put Output File in Field',
		name: 'outputField',
		type: 'string',
		required: true,
		default: 'data',
		description: 'The name of the output binary field to put the file in, such as data',
		placeholder: 'e.g. data',
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Revision',
				name: 'revision',
				type: 'string',
				default: '',
				placeholder: 'e.g. 016c94f5d2d1a2b00000001',
				description:
					'The rev of an earlier version, as Upload returned it, such as 015f9a1b2c3d4e5f00000012. Leave empty for the current version.',
			},
		],
	},
];

export interface DownloadRequest {
	address: string;
	/** Undefined for the present one. */
	rev: string | undefined;
	/** Binary field of the output item. */
	field: string;
}

/** @throws Refusal `invalid_input` naming the field */
export function readDownloadRequest(context: IExecuteFunctions, itemIndex: number): DownloadRequest {
	const { document, outputField, options } = readParameters(context, itemIndex, {
		document: resourceLocator,
		outputField: optionalText,
		options: z.object({ revision: optionalText }).default({}),
	});
	const field = outputField.trim();
	if (field === '') {
		throw new Refusal(
			'invalid_input',
			'The field “Put Output File in Field” is empty',
			'Enter the name of the binary field, usually data.',
		);
	}
	return { address: documentAddressFrom(document), rev: revisionFrom(options.revision), field };
}

/** Hex digits; whoever took it from a `rev:` address may leave that in. */
function revisionFrom(given: string): string | undefined {
	const rev = given.trim().replace(/^rev:/, '');
	if (rev === '') return undefined;
	if (/^[0-9a-f]{9,}$/.test(rev)) return rev;
	throw new Refusal(
		'invalid_input',
		'The revision is not a Dropbox revision',
		'A revision consists of digits and the letters a to f. Upload Document returns it as rev.',
	);
}
