import { Refusal } from '../../core/Refusal';
import { requireSite } from './site';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The header that proves who asks, for a request to the credential's own site and to no other.
 * @param url that is asked
 * @throws Refusal `not_connected` where a field is missing; `unexpected` for an address elsewhere
 */
export function authorizationFor(url: string, fields: Fields): string {
	const { host } = requireSite(fields['site'], fields['environment']);
	const asked = new URL(url);
	// What one parser takes for the end of a host, another may not.
	if (/[\\\s]/.test(url)) throw elsewhereRefusal();
	if (asked.protocol !== 'https:' || asked.host !== host || asked.username !== '') throw elsewhereRefusal();
	if (fields['authentication'] === 'basic') {
		const user = requireText(fields, 'user', 'User Name');
		requireText(fields, 'password', 'Password');
		// Blanks may be part of it.
		const pair = `${user}:${String(fields['password'])}`;
		return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
	}
	const token = requireText(fields, 'token', 'Token').replace(/^Bearer\s+/i, '');
	return `Bearer ${token}`;
}

function requireText(fields: Fields, name: string, label: string): string {
	const given = fields[name];
	const text = typeof given === 'string' ? given.trim() : '';
	// What cannot stand in a header would be refused with the whole text in the message.
	if (/^[\x20-\x7e]+$/.test(text) || (name !== 'token' && text !== '')) return text;
	throw new Refusal(
		'not_connected',
		text === ''
			? `The field “${label}” of the credential is empty`
			: `The field “${label}” of the credential contains characters that cannot be sent`,
		'Open the credential and enter it again.',
	);
}

const elsewhereRefusal = (): Refusal =>
	new Refusal(
		'unexpected',
		'The credential was about to be sent to an address other than its own LegalServer site',
		'Nothing was sent. Report this to the maintainers of this node.',
	);
