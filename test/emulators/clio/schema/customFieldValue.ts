import type { CustomField, CustomFieldValue, Matter } from '../state/records';
import { CONTACT } from './people';
import { MATTER } from './matter';
import { base, DEFAULTS, type Scene, type Schema } from './Schema';
import { CUSTOM_FIELD, PICKLIST_OPTION } from './settings';

/** A value, or the empty place of a field that is displayed by default. */
export interface ShownValue {
	field: CustomField;
	value: CustomFieldValue | undefined;
}

/** The ID of a value as everybody sees it: the field's type and a number. */
export function compositeId({ fieldType }: CustomField, { id }: CustomFieldValue): string {
	return `${fieldType}-${id}`;
}

/** What a matter shows: its values, and an empty one (ID null) for each displayed field without any. */
export function shownValues(matter: Matter, { state, customFieldIds }: Scene): ShownValue[] {
	return state.customFields.all
		.filter(({ id, parentType }) => parentType === 'Matter' && (customFieldIds?.has(id) ?? true))
		.flatMap((field): ShownValue[] => {
			const values = matter.customFieldValues.filter(({ customFieldId }) => customFieldId === field.id);
			if (values.length > 0) return values.map((value) => ({ field, value }));
			return field.displayed && !field.deleted ? [{ field, value: undefined }] : [];
		});
}

const base_ = base<CustomFieldValue>('CustomFieldValue');
const ofValue =
	(name: string) =>
	({ value }: ShownValue, scene: Scene) =>
		value && base_[name]?.(value, scene);

export const CUSTOM_FIELD_VALUE: Schema<ShownValue> = {
	...{ kind: 'CustomFieldValue', defaults: DEFAULTS },
	scalars: {
		id: ({ field, value }) => value && compositeId(field, value),
		etag: ofValue('etag'),
		created_at: ofValue('created_at'),
		updated_at: ofValue('updated_at'),
		field_name: ({ field }) => field.name,
		field_type: ({ field }) => field.fieldType,
		field_required: ({ field }) => field.required,
		field_displayed: ({ field }) => field.displayed,
		field_display_order: ({ field }) => field.displayOrder,
		value: ({ value }) => value?.value,
		soft_deleted: ({ field }) => field.deleted,
	},
	associations: {
		custom_field: { schema: () => CUSTOM_FIELD, find: ({ field }) => field },
		picklist_option: {
			schema: () => PICKLIST_OPTION,
			find: ({ field, value }) => field.options.find(({ id }) => id === value?.value),
		},
		matter: {
			schema: () => MATTER,
			find: ({ field, value }, { state }) =>
				field.fieldType === 'matter' ? state.matters.get(Number(value?.value)) : null,
		},
		contact: {
			schema: () => CONTACT,
			find: ({ field, value }, { state }) =>
				field.fieldType === 'contact' ? state.contacts.get(Number(value?.value)) : null,
		},
	},
};
