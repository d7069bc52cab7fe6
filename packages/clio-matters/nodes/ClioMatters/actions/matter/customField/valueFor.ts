import { parseDate } from '../../../../../../../nodes/shared/core/parseDate';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { CustomField } from '../../../../../../../nodes/shared/clio/port';
import { readRecordId } from '../../../../../../../nodes/shared/clioNode/readParameters';

/**
 * A text as Clio keeps it in a custom field of its type. What would be kept as something else than was meant is refused.
 * @throws Refusal `invalid_input`
 */
export function valueFor({ type, choices }: CustomField, given: string): string | number | boolean {
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
			return readRecordId(text, `${type}s`) ?? refuse(`the ID of a ${type}, which is a number`);
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

/** As Americans write it: `1,234.50`, `$20`. A comma anywhere else could be read in two ways. */
function numberFrom(text: string): number {
	const digits = /^\$?\s?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/.exec(text)?.[1];
	const value = Number(digits?.replaceAll(',', ''));
	return digits === undefined || !Number.isFinite(value) ? refuse('a number, such as 1234.50') : value;
}

function choiceFrom(choices: CustomField['choices'], text: string): number {
	const wanted = text.toLocaleLowerCase();
	const named = choices.filter((choice) => choice.text.trim().toLocaleLowerCase() === wanted);
	const [found] = named.length === 0 ? choices.filter(({ id }) => String(id) === text) : named;
	if (found === undefined || named.length > 1)
		return refuse('one of the picklist’s choices, as in Clio, or its ID');
	return found.id;
}

function webAddressFrom(text: string): string {
	if (!/^https?:\/\/[^\s"<>]+$/i.test(text) || !URL.canParse(text))
		return refuse('a web address that begins with https://');
	return text;
}
