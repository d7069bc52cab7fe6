import { parseDate } from '../../../../../../../nodes/shared/core/parseDate';
import { booleanFrom, numberFrom, valueRefusal } from '../../../../../../../nodes/shared/node/fieldValues';
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
	throw valueRefusal(what);
}

function recordFrom(text: string, type: 'contact' | 'matter', origin: string): number {
	const host = readPageAddress(text)?.host;
	if (host !== undefined && `https://${host}` !== origin)
		return refuse(`a ${type} in the region of Clio that the credential is for`);
	return readRecordId(text, `${type}s`) ?? refuse(`the ID of a ${type}, which is a number`);
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
