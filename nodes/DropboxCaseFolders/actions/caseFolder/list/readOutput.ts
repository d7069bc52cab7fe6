import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

/** What a listing becomes. */
export type ListOutput = 'entries' | 'tree' | FileOutput;

/** A file that shows the whole listing. */
export interface FileOutput {
	kind: 'html' | 'csv';
	/** The binary field of the output item that it is put in; undefined where it is text in the item itself. */
	field: string | undefined;
	/** Of dates that people read. */
	timeZone: string;
}

/**
 * Fields that the panel hides are not read: they are not part of the node's parameters then.
 * @throws Refusal `invalid_input` naming the field
 */
export function readOutput(context: IExecuteFunctions, itemIndex: number): ListOutput {
	const { output: kind } = readParameters(context, itemIndex, {
		output: z.enum(['entries', 'tree', 'html', 'csv']),
	});
	if (kind === 'entries' || kind === 'tree') return kind;
	const { deliverAs } = readParameters(context, itemIndex, { deliverAs: z.enum(['file', 'text']) });
	const timeZone = context.getTimezone();
	if (deliverAs === 'text') return { kind, field: undefined, timeZone };
	const { outputField } = readParameters(context, itemIndex, { outputField: optionalText });
	const field = outputField.trim();
	if (field !== '') return { kind, field, timeZone };
	throw new Refusal(
		'invalid_input',
		'The field “Put Output File in Field” is empty',
		'Enter the name of the binary field, usually data.',
	);
}
