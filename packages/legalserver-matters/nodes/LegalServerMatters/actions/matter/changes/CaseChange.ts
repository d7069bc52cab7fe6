import type { Matter, MatterKey } from '../../../../../../../nodes/shared/legalserver/port';

/** What a field of a case is to hold: a text, a number, yes or no; null to empty it. */
export type FieldValue = string | number | boolean | null;

/** A field of a case that can be written. */
export interface CaseField {
	/** `folder_id_12`, or `external_id`. */
	name: string;
	isCustom: boolean;
}

/** What an item asks for. */
export interface CaseChange {
	key: MatterKey;
	field: CaseField;
	value: FieldValue;
	dryRun: boolean;
}

export interface ChangedCase {
	status: 'updated' | 'unchanged';
	matter: Matter;
	field: CaseField;
	previousValue: FieldValue;
	/** What it holds now. */
	value: FieldValue;
	dryRun: boolean;
	warnings: string[];
}
