import type {
	CustomField,
	CustomFieldChange,
	CustomFieldValue,
	Matter,
} from '../../../../../../../nodes/shared/clio/port';

/** The matter as it would be, for a dry run. */
export function pretendToSet(
	matter: Matter,
	items: ReadonlyArray<{ field: CustomField; change: CustomFieldChange }>,
): Matter {
	const kept = matter.customFields.filter(
		({ fieldId }) => !items.some(({ change }) => change.fieldId === fieldId),
	);
	const set = items.flatMap(({ field, change: { value } }): CustomFieldValue[] => {
		if (value === undefined) return [];
		const { id: fieldId, name: fieldName, type: fieldType } = field;
		return [{ id: 'dry-run', fieldId, fieldName, fieldType, value, stored: value }];
	});
	return { ...matter, customFields: [...kept, ...set] };
}
