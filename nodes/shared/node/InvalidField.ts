import type { INodeProperties } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import { z } from '../vendor/zod';

/** A field that holds what it cannot hold for this item. */
export class InvalidField extends Refusal {
	/**
	 * @param path of the parameter: its name, and that within its collection
	 * @param why in a person's words, without the value: it may be a client's name
	 * @param fields of the panel, by which the field is called as people see it
	 */
	constructor(
		readonly path: readonly string[],
		readonly why: string,
		fields: readonly INodeProperties[] = [],
		advice = 'Check the field, or the expression that fills it for this item.',
	) {
		super('invalid_input', `The field “${labelOf(path, fields)}” cannot be used: ${why}`, advice);
	}

	/** The same, with the field called as the panel calls it. */
	withLabels(fields: readonly INodeProperties[]): InvalidField {
		return new InvalidField(this.path, this.why, fields, this.advice);
	}
}

/** What is missing in a field, called as people see it. */
export const emptyFieldRefusal = (label: string, what: string): Refusal =>
	new Refusal('invalid_input', `The field “${label}” is empty`, `Enter ${what}.`);

/** Collections, whose fields people see by their own names. */
const COLLECTIONS = ['options', 'filters'];

/** What a field is called; without the fields of its panel, near enough to be found. */
export function labelOf(
	[first = '', second = '']: readonly string[],
	fields: readonly INodeProperties[] = [],
): string {
	const field = fields.find(({ name }) => name === first);
	if (field === undefined)
		return labelFromName(COLLECTIONS.includes(first) && second !== '' ? second : first);
	if (field.type !== 'collection') return field.displayName;
	const inner = ((field.options ?? []) as INodeProperties[]).find(({ name }) => name === second);
	return (inner ?? field).displayName;
}

/** A parameter's name as a panel would write it, near enough to be found: `caseId` is “Case ID”. */
function labelFromName(name: string): string {
	const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/\bId\b/g, 'ID');
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a value is, in the words of somebody who writes expressions. Never the value: it may be a client's name. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
	undefined: 'nothing',
	null: 'nothing',
	nan: 'a number that could not be calculated',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	date: 'a date',
	string: 'text',
	number: 'a number',
};

export const typeNameOf = (value: unknown): string => TYPE_NAMES[z.getParsedType(value)] ?? 'something';

/** Says why a value does not fit its field. */
export const zodErrorMap: z.ZodErrorMap = (issue, { data, defaultError }) => {
	switch (issue.code) {
		case 'invalid_type':
			if (issue.expected === 'number' || issue.expected === 'integer')
				return { message: 'it is not a whole number' };
			if (issue.expected in TYPE_NAMES)
				return { message: `it contains ${typeNameOf(data)} instead of ${TYPE_NAMES[issue.expected]}` };
			return { message: 'it is not one of the choices in the list' };
		case 'invalid_enum_value':
			return { message: 'it is not one of the choices in the list' };
		case 'invalid_union':
			return { message: `it contains ${typeNameOf(data)}, which cannot be used here` };
		case 'too_small':
			return { message: `it is less than ${issue.minimum}` };
		default:
			return { message: issue.message ?? defaultError };
	}
};
