import { Refusal } from '../core/Refusal';

/** @param what a custom field takes: `a date, such as 2026-03-01` */
export const valueRefusal = (what: string): Refusal =>
	new Refusal(
		'invalid_input',
		`The field “Value” does not fit this custom field: it must be ${what}`,
		'Correct the value, or choose another custom field.',
	);

/** @throws Refusal `invalid_input` */
export function booleanFrom(text: string): boolean {
	if (/^(?:true|yes|on|1)$/i.test(text)) return true;
	if (/^(?:false|no|off|0)$/i.test(text)) return false;
	throw valueRefusal('true or false');
}

/** Digits that a number keeps whatever they are. */
const MOST_DIGITS = 15;

/**
 * As Americans write it: `1,234.50`, `$20`, `-$20`. A comma anywhere else could be read in two ways.
 * @throws Refusal `invalid_input`
 */
export function numberFrom(text: string): number {
	const [, before = '', after = '', digits] =
		/^(-?)\$?\s?(-?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/.exec(text) ?? [];
	const minus = `${before}${after}`;
	if (digits === undefined || minus === '--') throw valueRefusal('a number, such as 1234.50');
	const plain = digits.replaceAll(',', '');
	const counted = plain.replace('.', '').replace(/^0+/, '');
	if (counted.length > MOST_DIGITS) throw valueRefusal(`a number of at most ${MOST_DIGITS} digits`);
	return Number(`${minus}${plain}`);
}
