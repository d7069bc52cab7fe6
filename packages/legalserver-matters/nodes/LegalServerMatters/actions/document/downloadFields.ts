import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { MatterKey } from '../../../../../../nodes/shared/legalserver/port';
import { matterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import {
	documentKey,
	matterKey,
	readParameters,
} from '../../../../../../nodes/shared/legalserverNode/readParameters';
import { emptyFieldRefusal } from '../../../../../../nodes/shared/node/InvalidField';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText, wholeNumber } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { DocumentKey } from './findDocument';

/** Seconds. */
const DEFAULT_WAIT = 30;
const LONGEST_WAIT = 3600;

export const downloadFields: INodeProperties[] = [
	matterField('The case that the document belongs to.'),
	{
		displayName: 'Document',
		name: 'document',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.documentUuid }}',
		description:
			'The document to download. Enter its UUID or its ID: documentUuid or documentId from Get Many.',
	},
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
			displayName: 'Download Unscanned Documents',
			name: 'downloadUnscanned',
			type: 'boolean',
			default: false,
			description:
				'Whether to download documents that LegalServer has not scanned for viruses, without waiting for the scan. Turn this on only if your LegalServer site has no virus scanner. Infected documents are never downloaded.',
		},
		{
			displayName: 'Wait for Virus Scan (Seconds)',
			name: 'waitForScan',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: LONGEST_WAIT },
			default: DEFAULT_WAIT,
			description:
				'How long to wait for LegalServer to scan a new document before the item is refused. All documents of a run wait at the same time.',
		},
	]),
];

export interface DownloadRequest {
	key: MatterKey;
	document: DocumentKey;
	/** Binary field of the output item. */
	field: string;
	/** Whether one that was not scanned will do. */
	downloadUnscanned: boolean;
	/** Milliseconds. */
	patience: number;
}

/** @throws Refusal `invalid_input` naming the field */
export function readDownloadRequest(context: IExecuteFunctions, item: number): DownloadRequest {
	const { matter, document, outputField, options } = readParameters(context, item, {
		...{ matter: matterKey, document: documentKey, outputField: optionalText },
		options: z
			.object({
				downloadUnscanned: z.boolean().default(false),
				waitForScan: wholeNumber(0).pipe(z.number().max(LONGEST_WAIT)).default(DEFAULT_WAIT),
			})
			.default({}),
	});
	const field = outputField.trim();
	if (field === '')
		throw emptyFieldRefusal('Put Output File in Field', 'the name of the binary field, usually data');
	const { downloadUnscanned, waitForScan } = options;
	return { key: matter, document, field, downloadUnscanned, patience: waitForScan * 1000 };
}
