import type { ClioState } from './ClioState';
import type { CustomField, CustomFieldValue } from './records';

type Value = CustomFieldValue['value'];

/** Another value of a field, beside those that there are. */
export function newValue(
	{ customFields, clock }: ClioState,
	customFieldId: number,
	value: Value,
): CustomFieldValue {
	const now = clock.now();
	return { id: customFields.takeId(), customFieldId, value, createdAt: now, updatedAt: now, revision: 1 };
}

export function changedValue({ clock }: ClioState, before: CustomFieldValue, value: Value): CustomFieldValue {
	return { ...before, value, updatedAt: clock.now(), revision: before.revision + 1 };
}

/** What a person fills in, by the fields' names; of a picklist by the option's. */
export function setCustomFields(
	state: ClioState,
	values: readonly CustomFieldValue[],
	filledIn: Readonly<Record<string, Value | null>>,
): CustomFieldValue[] {
	let result = [...values];
	for (const [name, given] of Object.entries(filledIn)) {
		const field = state.customFields.all.find((one) => one.name === name);
		if (!field) throw new Error(`there is no custom field ${name}`);
		const before = result.find(({ customFieldId }) => customFieldId === field.id);
		result = result.filter((value) => value !== before);
		if (given === null) continue;
		const value = optionId(field, given) ?? given;
		result.push(before ? changedValue(state, before, value) : newValue(state, field.id, value));
	}
	return result;
}

function optionId({ options }: CustomField, given: Value): number | undefined {
	return options.find(({ option }) => option === given)?.id;
}
