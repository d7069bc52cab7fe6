import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { InvalidField } from '../../../../../../nodes/shared/node/InvalidField';
import { optionalText, wholeNumber } from '../../../../../../nodes/shared/node/readParameters';
import { documentLocator } from '../../../../../../nodes/shared/clioNode/fields';
import {
	emptyFieldRefusal,
	readParameters,
	readRecordId,
	recordLocator,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';

export const downloadFields: INodeProperties[] = [
	documentLocator({
		...{ displayName: 'Document', name: 'document', required: true },
		description: 'The document to download',
	}),
	{
		displayName: 'Put Output File in Field',
		name: 'outputField',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output binary field to put the file in',
	},
	optionsField([
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.fileName }}',
			description:
				'The name for the file. Leave it empty to use its name in Clio. If you also enter the size, the download takes one request instead of two.',
		},
		{
			displayName: 'Size (Bytes)',
			name: 'size',
			type: 'number',
			default: 0,
			description:
				'The number of bytes in the file: the size from an earlier node. Leave it at 0 to ask Clio. A file of a different size is not passed on.',
		},
		{
			displayName: 'Version ID',
			name: 'versionId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 761844086',
			description:
				'An earlier version: the versionId from Get Versions. Leave it empty for the latest version.',
		},
	]),
];

/** Of the largest documents Clio, and so the trigger, says no size. */
const sizeIfKnown = z.preprocess((given) => (given === null || given === '' ? 0 : given), wholeNumber(0));

export interface DownloadRequest {
	documentId: number;
	/** Undefined for the latest one. */
	versionId: number | undefined;
	/** Undefined for the one in Clio. */
	fileName: string | undefined;
	/** Undefined where Clio is to be asked. */
	size: number | undefined;
	/** Binary field of the output item. */
	field: string;
}

/** @throws Refusal `invalid_input` naming the field */
export function readDownloadRequest(context: IExecuteFunctions, itemIndex: number): DownloadRequest {
	const { document, outputField, options } = readParameters(context, itemIndex, {
		document: recordLocator('documents'),
		outputField: optionalText,
		options: z
			.object({
				fileName: optionalText,
				size: sizeIfKnown,
				versionId: optionalText,
			})
			.partial()
			.default({}),
	});
	const field = outputField.trim();
	if (field === '')
		throw emptyFieldRefusal('Put Output File in Field', 'the name of the binary field, usually data');
	const { fileName = '', size = 0, versionId = '' } = options;
	return {
		...{ documentId: document, versionId: versionFrom(versionId), field },
		fileName: fileName.trim() === '' ? undefined : fileName,
		size: size === 0 ? undefined : size,
	};
}

function versionFrom(given: string): number | undefined {
	if (given.trim() === '') return undefined;
	const id = readRecordId(given);
	if (id !== undefined) return id;
	throw new InvalidField(['options', 'versionId'], 'it is not a Clio ID, which is a number');
}
