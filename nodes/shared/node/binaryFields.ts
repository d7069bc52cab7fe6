import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import { presentFields } from './documentSources';
import { emptyFieldRefusal } from './InvalidField';

/** The fields of an item with the files that an operation sends. */
export const binaryFieldsField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryFields',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	description:
		'The name of the input field with the file, such as data, or several names separated by commas',
	hint: 'The name of the input field containing the file. Separate several names with commas.',
};

/** The item's binary fields that are named, in the order of the names. @throws Refusal `invalid_input` */
export function namedBinaryFields(
	context: IExecuteFunctions,
	item: number,
	wanted: string,
): Array<[name: string, binary: IBinaryData]> {
	const names = [...new Set(wanted.split(',').map((name) => name.trim()))].filter((name) => name !== '');
	if (names.length === 0)
		throw emptyFieldRefusal('Input Binary Field', 'the name of the field with the file, such as data');
	const present = presentFields(context, item);
	return names.map((name) => {
		const binary = present.get(name);
		if (binary === undefined) throw missingFieldRefusal(name, [...present.keys()]);
		return [name, binary];
	});
}

const missingFieldRefusal = (name: string, present: readonly string[]): Refusal =>
	new Refusal(
		'invalid_input',
		`The item has no binary field “${name}”`,
		present.length === 0
			? 'This item has no files. Check that the previous node passes files on.'
			: `This item has ${present.map((each) => `“${each}”`).join(', ')}. Enter one of them under Input Binary Field, or several separated by commas.`,
	);

export const oneNameRefusal = (count: number, label = 'File Name'): Refusal =>
	new Refusal(
		'invalid_input',
		`There is one ${label} for ${count} files`,
		`Remove the option ${label} so that each file keeps its own name, or upload one binary field per item.`,
	);

/** What may stand in a header as the type of a file; of anything else nothing is known. */
export const contentTypeOf = (mimeType: string): string =>
	TYPE.test(mimeType) ? mimeType : 'application/octet-stream';

const TYPE = /^(text|image|audio|video|application|font|model|message|multipart)\/[\w.+-]{1,100}$/;
