import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { LinkKeys } from '../domain/casePage/signedToken';
import { Refusal } from '../core/Refusal';

/** Characters: fewer could be guessed by trying, offline, with one link at hand. */
const SHORTEST_KEY = 32;

/**
 * The keys that links to case pages are signed with.
 * @throws Refusal `not_connected` where there is none, or one that is too short
 */
export function readLinkKeys(fields: ICredentialDataDecryptedObject): LinkKeys {
	const current = readKey(fields, 'linkKey', 'Link Key');
	if (current === undefined) {
		throw new Refusal(
			'not_connected',
			'The field “Link Key” of the credential is empty',
			'Open the credential and enter at least 32 random characters, such as a password from a password manager.',
		);
	}
	return { current, former: readKey(fields, 'formerLinkKey', 'Former Link Key') };
}

function readKey(fields: ICredentialDataDecryptedObject, name: string, label: string): string | undefined {
	const key = String(fields[name] ?? '').trim();
	if (key === '') return undefined;
	if (key.length >= SHORTEST_KEY) return key;
	throw new Refusal(
		'not_connected',
		`The field “${label}” of the credential is too short`,
		`Enter at least ${SHORTEST_KEY} random characters, such as a password from a password manager.`,
	);
}
