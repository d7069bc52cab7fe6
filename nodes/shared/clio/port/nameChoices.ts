import type { CustomField, CustomFieldValue, Matter } from './Records';

const isPicklist = ({ fieldType }: { fieldType: string }): boolean => fieldType === 'picklist';

/** Of a picklist Clio gives the ID of what was chosen, not its text. */
const isUnnamed = (field: CustomFieldValue): boolean =>
	isPicklist(field) && /^\d+$/.test(String(field.value ?? ''));

/** Whether the fields of the account are wanted to say what was chosen in picklists. */
export const hasUnnamedChoices = (matters: readonly Matter[]): boolean =>
	matters.some(({ customFields }) => customFields.some(isUnnamed));

/** The same matter, with the texts of what was chosen in picklists; a choice that there is no more keeps its ID. */
export function nameChoices(matter: Matter, fields: readonly CustomField[]): Matter {
	const textOf = ({ fieldId, value }: CustomFieldValue): unknown =>
		fields.find(({ id }) => id === fieldId)?.choices.find(({ id }) => String(id) === String(value))?.text ??
		value;
	return {
		...matter,
		customFields: matter.customFields.map((each) =>
			isUnnamed(each) ? { ...each, value: textOf(each) } : each,
		),
	};
}
