import { parseDate } from '../../../../../../../nodes/shared/core/parseDate';
import type { Matter } from '../../../../../../../nodes/shared/legalserver/port';
import type { CaseField, FieldValue } from './CaseChange';

/** What a field of a case holds; null for nothing. LegalServer gives some values as objects with them. */
export function valueIn(matter: Matter, { name, isCustom }: CaseField): FieldValue {
	const fields = matter.customFields;
	const value = isCustom ? (Object.hasOwn(fields, name) ? fields[name] : undefined) : matter.externalId;
	return plainValue(value);
}

const NAMES = ['raw_value', 'text_value', 'lookup_value_name', 'value', 'name'];

function plainValue(value: unknown): FieldValue {
	if (typeof value === 'string') return value === '' ? null : value;
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (typeof value !== 'object' || value === null || isNone(value)) return null;
	const inner = NAMES.map((name) => (value as Record<string, unknown>)[name]).find((each) => isPlain(each));
	// What this node does not know is not nothing: whoever reads it sees that there is something.
	return inner === undefined ? JSON.stringify(value) : plainValue(inner);
}

/** LegalServer's way of saying that there is no date. */
const isNone = (value: { raw_value?: unknown; text_value?: unknown }): boolean =>
	value.raw_value === null && (value.text_value === 'N/A' || value.text_value === '');

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Whether what LegalServer holds is what was wanted, however it writes it down: `$1,234` is 1234, `03/01/2026` a date. */
export function isSameValue(stored: FieldValue, wanted: FieldValue): boolean {
	if (wanted === null || stored === null) return wanted === stored;
	if (typeof wanted === 'boolean') return truthOf(stored) === wanted;
	if (typeof wanted === 'number') return numberIn(String(stored)) === wanted;
	if (textOf(stored) === textOf(wanted)) return true;
	if (/^\d{4}-\d\d-\d\d$/.test(wanted)) return parseDate(String(stored))?.day === wanted;
	// `007` is another text than `7`, but no other number.
	const isAmount = typeof stored === 'number' || /[$,%]/.test(wanted);
	return isAmount && numberIn(String(stored)) !== undefined && numberIn(String(stored)) === numberIn(wanted);
}

const textOf = (value: FieldValue): string => String(value).normalize('NFC').replace(/\r\n?/g, '\n').trim();

function truthOf(stored: FieldValue): boolean | undefined {
	const text = String(stored).trim();
	if (/^(?:true|t|yes|y|1)$/i.test(text)) return true;
	return /^(?:false|f|no|n|0)$/i.test(text) ? false : undefined;
}

const AMOUNT = /^(-?)\s?\$?\s?((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)\s?%?$/;

function numberIn(text: string): number | undefined {
	// `12,34` and `1 2` are no numbers but texts, or several.
	const [, sign, amount = ''] = AMOUNT.exec(text.trim()) ?? [];
	const plain = `${sign ?? ''}${amount.replaceAll(',', '')}`;
	return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(plain) ? Number(plain) : undefined;
}

/** Whether a text was cut off when it was stored. */
export const isCutOff = (stored: FieldValue, wanted: FieldValue): boolean =>
	typeof stored === 'string' && typeof wanted === 'string' && textOf(wanted).startsWith(textOf(stored));
