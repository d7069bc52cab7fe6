import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { choicesOf, innerFields, panelFields } from './panelFields';

/** n8n would run a text that begins with = as an expression. */
export const text = z
	.string()
	.max(4000)
	.regex(/^(?!=)/, 'It begins with =, which n8n takes for an expression: enter the value itself');

const list = z.union([z.array(text), text]);

/** Several names or addresses, which the panel takes with commas or one a line. */
export const LISTS = [
	...['alertEmails', 'privilegedCategories', 'privilegedPeople', 'privilegedMatterTypes', 'subfolders'],
	...['attorneys', 'matterTypes', 'practiceAreas'],
];

const describe = <S extends z.ZodType>(schema: S, { displayName, description }: INodeProperties): S =>
	schema.describe(description === undefined ? displayName : `${displayName}. ${description}`);

const objectOf = (fields: readonly INodeProperties[]) =>
	z.strictObject(
		Object.fromEntries(fields.map((field) => [field.name, describe(schemaOf(field).optional(), field)])),
	);

function schemaOf(field: INodeProperties): z.ZodType {
	const { name, type, typeOptions } = field;
	if (name === 'subfoldersForCategories') return z.record(text.min(1), text);
	if (type === 'fixedCollection') return z.array(objectOf(innerFields(field))).max(200);
	if (type === 'collection') return objectOf(innerFields(field));
	if (type === 'options')
		return z.enum(choicesOf(field).map(({ value }) => String(value)) as [string, ...string[]]);
	if (type === 'boolean') return z.boolean();
	if (type === 'number')
		return z
			.int()
			.min(typeOptions?.minValue ?? 0)
			.max(typeOptions?.maxValue ?? Number.MAX_SAFE_INTEGER);
	return LISTS.includes(name) ? list : text;
}

/** The settings in a client's file, made of the panel of *Client Settings*: one that is added there is known here. */
export const settingsSchema = objectOf(panelFields);

export type ClientSettings = Readonly<Record<string, unknown>>;
