import { parseDate } from '../../../../../../../nodes/shared/core/parseDate';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { CustomField } from '../../../../../../../nodes/shared/clio/port';
import { readPageAddress, readRecordId } from '../../../../../../../nodes/shared/clioNode/readParameters';

/**
 * A text as Clio keeps it in a custom field of its type. What would be kept as something else than was meant is refused.
 * @param origin of the Clio that the field is in: an address of another region's page names another record
 * @throws Refusal `invalid_input`
 */
export function valueFor(
	{ type, choices }: CustomField,
	given: string,
	origin: string,
): string | number | boolean {
	const text = given.trim();
	switch (type) {
		case 'checkbox':
			return booleanFrom(text);
		case 'currency':
		case 'numeric':
			return numberFrom(text);
		case 'date':
			return parseDate(text)?.day ?? refuse('a date, such as 2026-03-01');
		case 'picklist':
			return choiceFrom(choices, text);
		case 'contact':
		case 'matter':
			return recordFrom(text, type, origin);
		case 'url':
			return webAddressFrom(text);
		case 'text_line':
			return /[\r\n]/.test(text) ? refuse('a single line of text') : text;
		default:
			return text;
	}
}

function refuse(what: string): never {
	throw new Refusal(
		'invalid_input',
		`The field “Value” does not fit this custom field: it must be ${what}`,
		'Correct the value, or choose another custom field.',
	);
}

function booleanFrom(text: string): boolean {
	if (/^(?:true|yes|on|1)$/i.test(text)) return true;
	if (/^(?:false|no|off|0)$/i.test(text)) return false;
	return refuse('true or false');
}

function recordFrom(text: string, type: 'contact' | 'matter', origin: string): number {
	const host = readPageAddress(text)?.host;
	if (host !== undefined && `https://${host}` !== origin)
		return refuse(`a ${type} in the region of Clio that the credential is for`);
	return readRecordId(text, `${type}s`) ?? refuse(`the ID of a ${type}, which is a number`);
}

/** Digits that a number keeps whatever they are. */
const MOST_DIGITS = 15;

/** As Americans write it: `1,234.50`, `$20`, `-$20`. A comma anywhere else could be read in two ways. */
function numberFrom(text: string): number {
	const [, before = '', after = '', digits] =
		/^(-?)\$?\s?(-?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/.exec(text) ?? [];
	const minus = `${before}${after}`;
	if (digits === undefined || minus === '--') return refuse('a number, such as 1234.50');
	const plain = digits.replaceAll(',', '');
	const counted = plain.replace('.', '').replace(/^0+/, '');
	if (counted.length > MOST_DIGITS) return refuse(`a number of at most ${MOST_DIGITS} digits`);
	return Number(`${minus}${plain}`);
}

function choiceFrom(choices: CustomField['choices'], text: string): number {
	const named = choices.filter((choice) => nameOf(choice.text) === nameOf(text));
	const [found] = named.length === 0 ? choices.filter(({ id }) => String(id) === text) : named;
	if (found === undefined || named.length > 1)
		return refuse('one of the picklist’s choices, as in Clio, or its ID');
	return found.id;
}

/** By what people read. */
const nameOf = (text: string): string =>
	text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase();

function webAddressFrom(text: string): string {
	if (!/^https?:\/\/[^\s"<>]+$/i.test(text) || !URL.canParse(text))
		return refuse('a web address that begins with https://');
	return text;
}
