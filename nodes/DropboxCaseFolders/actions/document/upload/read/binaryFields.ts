import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../shared/core/Refusal';

export interface BinaryField {
	name: string;
	binary: IBinaryData;
}

/**
 * The item's binary fields: those named, in the order of the names, or all.
 * @param wanted names with commas between them, or undefined for all
 * @throws Refusal `invalid_input` naming the field that is missing and those that are there
 */
export function binaryFields(
	context: IExecuteFunctions,
	itemIndex: number,
	wanted: string | undefined,
): BinaryField[] {
	const present = fieldsOf(context, itemIndex);
	if (wanted === undefined) {
		if (present.size > 0) return [...present].map(([name, binary]) => ({ name, binary }));
		throw missing('The item has no binary field, so there is no document to upload', present);
	}
	const names = [...new Set(wanted.split(',').map((name) => name.trim()))].filter((name) => name !== '');
	if (names.length === 0) throw missing('No binary field was named', present);
	return names.map((name) => {
		const binary = present.get(name);
		if (binary === undefined) throw missing(`The item has no binary field “${name}”`, present);
		return { name, binary };
	});
}

/** Newer workflows may carry binary values among the item's other values instead of beside them. */
function fieldsOf(context: IExecuteFunctions, itemIndex: number): Map<string, IBinaryData> {
	const item = context.getInputData()[itemIndex];
	const among = Object.entries<unknown>(item?.json ?? {}).flatMap(([name, value]) =>
		isBinaryValue(value) ? [[name, value] as const] : [],
	);
	return new Map([...among, ...Object.entries(item?.binary ?? {})]);
}

function missing(message: string, present: ReadonlyMap<string, IBinaryData>): Refusal {
	const names = [...present.keys()].map((name) => `“${name}”`).join(', ');
	return new Refusal(
		'invalid_input',
		message,
		present.size === 0
			? 'This item has none. Check that the node before passes files on, or set Document From to Text.'
			: `This item has ${names}. Enter one of them under Input Binary Field, or several with commas between them.`,
	);
}

/** n8n-workflow has a guard of this kind only in its newest versions. */
const isBinaryValue = (value: unknown): value is IBinaryData =>
	typeof value === 'object' && value !== null && 'mimeType' in value && ('data' in value || 'id' in value);
