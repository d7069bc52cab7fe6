import { z } from '../vendor/zod';

/** What a value is, in the words of somebody who writes expressions. Never the value: it may be a client's name. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
	undefined: 'nothing',
	null: 'nothing',
	nan: 'a number that could not be worked out',
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
				return { message: `it holds ${typeNameOf(data)} instead of ${TYPE_NAMES[issue.expected]}` };
			return { message: 'it is none of the choices in the list' };
		case 'invalid_enum_value':
			return { message: 'it is none of the choices in the list' };
		case 'invalid_union':
			return { message: `it holds ${typeNameOf(data)}, which cannot be used here` };
		case 'too_small':
			return { message: `it is less than ${issue.minimum}` };
		default:
			return { message: issue.message ?? defaultError };
	}
};
