import type { CustomField, CustomFieldValue, Matter } from '../../../../../../../nodes/shared/clio/port';

export interface UpdatedCustomField {
	status: 'updated' | 'unchanged';
	matter: Matter;
	field: CustomField;
	/** What the field held before, as people see it. */
	previousValue: unknown;
	/** What it holds now. */
	value: unknown;
	dryRun: boolean;
}

/** What became of a custom field of a matter, by the matter as it was and as it is. */
export function compareValues(
	field: CustomField,
	before: Matter,
	matter: Matter,
	dryRun: boolean,
): UpdatedCustomField {
	const [previous, present] = [valuesOf(before, field), valuesOf(matter, field)];
	const isSame = JSON.stringify(previous.stored) === JSON.stringify(present.stored);
	return {
		...{ status: isSame ? 'unchanged' : 'updated', matter, field, dryRun },
		...{ previousValue: previous.shown[0] ?? null, value: present.shown[0] ?? null },
	};
}

/** All values that a matter has of a field. */
function valuesOf({ customFields }: Matter, { id, choices }: CustomField) {
	const values = customFields.filter((each) => each.fieldId === id && each.id !== undefined);
	const textOf = ({ value, stored }: CustomFieldValue): unknown =>
		choices.find((choice) => String(choice.id) === String(stored))?.text ?? value;
	return { stored: values.map(({ stored }) => String(stored)), shown: values.map(textOf) };
}
