import type { Matter, RecordId } from './Records';

/** What a custom field is to hold; undefined where it is to be empty. Of a picklist the ID of the choice. */
export interface CustomFieldChange {
	fieldId: RecordId;
	value: string | number | boolean | undefined;
}

export interface MatterWrites {
	/**
	 * Sees to it that a matter's custom fields hold these values, and each of them once, whoever else writes meanwhile.
	 * @param matter as it was read last; it is read again where it has changed since
	 * @returns the matter as it is then
	 * @throws Refusal `changed_meanwhile` where others keep changing it, `invalid_input` where Clio rejects a value
	 */
	setCustomFields(matter: Matter, changes: readonly CustomFieldChange[]): Promise<Matter>;
}
