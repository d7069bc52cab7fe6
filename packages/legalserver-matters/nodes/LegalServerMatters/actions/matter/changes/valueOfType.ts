import { parseDate } from '../../../../../../../nodes/shared/core/parseDate';
import { booleanFrom, numberFrom, valueRefusal } from '../../../../../../../nodes/shared/node/fieldValues';
import type { FieldValue } from './CaseChange';
import type { ValueType } from './options';

/**
 * What an item gives as LegalServer takes it. Yes and no that an expression found stay what they are.
 * @throws Refusal `invalid_input` for what cannot be such a value
 */
export function valueOfType(given: string | boolean, type: ValueType): FieldValue {
	const text = String(given).trim();
	switch (type) {
		case 'boolean':
			return booleanFrom(text);
		case 'number':
			return numberFrom(text);
		case 'date':
			return dayFrom(text);
		default:
			return typeof given === 'boolean' ? given : text;
	}
}

function dayFrom(text: string): string {
	const day = parseDate(text)?.day;
	if (day === undefined) throw valueRefusal('a date, such as 2026-03-01');
	return day;
}
