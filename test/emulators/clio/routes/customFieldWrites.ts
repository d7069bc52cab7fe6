import { z } from 'zod';
import { unprocessable } from '../gateway/ClioRefusal';
import type { Call } from '../route';
import { compositeId } from '../schema/customFieldValue';
import { changedValue, newValue } from '../state/customFieldValues';
import type { CustomField, CustomFieldValue } from '../state/records';
import { FLAG, LINK } from './bodies';

const VALUE = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const CUSTOM_FIELD_VALUES = z.array(
	z
		.object({
			id: z.string().optional(),
			custom_field: LINK.optional(),
			value: VALUE.optional(),
			_destroy: FLAG.optional(),
		})
		.strict(),
);

/** By the composite ID an old value, by the field another one: also where there is one already. */
export function changedCustomFieldValues(
	call: Call,
	before: readonly CustomFieldValue[],
	given: z.infer<typeof CUSTOM_FIELD_VALUES>,
): CustomFieldValue[] {
	let values = [...before];
	for (const { id, custom_field: link, value, _destroy: destroy } of given) {
		if (id === undefined) {
			values.push(added(call, link?.id, value));
			continue;
		}
		const known = values.find((one) => compositeId(fieldOf(call, one.customFieldId), one) === id);
		if (!known) throw unprocessable(`custom_field_values: there is no value ${id}`);
		const field = fieldOf(call, known.customFieldId);
		const isGone = destroy === true;
		values = values.flatMap((one) => {
			if (one !== known) return [one];
			return isGone ? [] : [changedValue(call.state, known, checkedValue(call, field, value))];
		});
	}
	return values;
}

function added(
	call: Call,
	fieldId: number | undefined,
	value: z.infer<typeof VALUE> | undefined,
): CustomFieldValue {
	if (fieldId === undefined) throw unprocessable('custom_field_values: id or custom_field is needed');
	const field = fieldOf(call, fieldId);
	if (field.parentType !== 'Matter' || field.deleted)
		throw unprocessable(`custom_field_values: ${field.name} is no field of matters`);
	return newValue(call.state, field.id, checkedValue(call, field, value));
}

function fieldOf({ state }: Call, id: number): CustomField {
	const field = state.customFields.get(id);
	if (!field) throw unprocessable(`custom_field_values: there is no custom field ${id}`);
	return field;
}

/** Throws the 422 for a value that is none of the field's type. */
function checkedValue(
	{ state }: Call,
	{ fieldType, options, name }: CustomField,
	value: z.infer<typeof VALUE> | undefined,
): CustomFieldValue['value'] {
	if (value === undefined || value === null)
		throw unprocessable(`custom_field_values: ${name} needs a value`);
	const refuse = () => unprocessable(`custom_field_values: ${String(value)} is no ${fieldType}`);
	const text = String(value);
	switch (fieldType) {
		case 'checkbox':
			if (!['true', 'false'].includes(text)) throw refuse();
			return text === 'true';
		case 'numeric':
		case 'currency':
			if (text.trim() === '' || Number.isNaN(Number(text))) throw refuse();
			return Number(text);
		case 'picklist':
			if (!options.some(({ id }) => String(id) === text)) throw refuse();
			return Number(text);
		case 'contact':
			if (!state.contacts.get(Number(text))) throw refuse();
			return Number(text);
		case 'matter':
			if (!state.matters.get(Number(text))) throw refuse();
			return Number(text);
		case 'date':
			if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw refuse();
			return text;
		case 'url':
			if (!URL.canParse(text)) throw refuse();
			return text;
		default:
			return text;
	}
}
