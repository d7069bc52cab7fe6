import { peopleFrom } from '../privilege/AllowedPeople';
import { Refusal } from '../../core/Refusal';
import type { GivenList } from './GivenSettings';

/** What mail servers and Dropbox take for an address: no signs that end one address or header and begin another. */
const ADDRESS = /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"']{1,253}$/u;
/** At least two names with a dot between them. */
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/**
 * The email addresses in a list, each once.
 * @throws Refusal `invalid_input` saying which entry is none
 */
export function emailsFrom(given: GivenList): string[] {
	const emails = peopleFrom(typeof given === 'string' ? [given] : given, wrongAt);
	const wrong = emails.findIndex((email) => !isEmail(email));
	if (wrong !== -1) throw wrongAt(wrong + 1);
	return emails;
}

/** Whether it is one email address, without a name around it. */
export const isEmail = (text: string): boolean =>
	ADDRESS.test(text) && DOMAIN.test(text.slice(text.indexOf('@') + 1));

/** By its place, since addresses do not belong in messages. */
const wrongAt = (position: number): Refusal =>
	new Refusal(
		'invalid_input',
		`Entry ${position} is not an email address`,
		'Enter addresses such as jane@example.com, without names, with commas between them',
	);
