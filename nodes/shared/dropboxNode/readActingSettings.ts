import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type TextOrigin, readGiven } from '../node/given';
import { Refusal } from '../core/Refusal';
import type { ActingSettings } from '../dropbox/port';

/**
 * What a credential's fields say about whose Dropbox is acted on.
 * @throws Refusal `not_connected` when the member or namespace is missing, or the namespace is not a number
 */
export function readActingSettings(fields: ICredentialDataDecryptedObject): ActingSettings {
	return { actAs: actAsIn(fields), pathRoot: pathRootIn(fields) };
}

function actAsIn(fields: ICredentialDataDecryptedObject): ActingSettings['actAs'] {
	const kind = fields['actAs'];
	if (kind !== 'member' && kind !== 'admin') return { kind: 'connected account' };
	return {
		kind,
		who: requireFilled(fields, 'member', 'Member', 'the email address or ID of the person to act as'),
	};
}

function pathRootIn(fields: ICredentialDataDecryptedObject): ActingSettings['pathRoot'] {
	const kind = fields['pathRoot'];
	if (kind === 'home') return { kind: 'home' };
	if (kind !== 'namespace') return { kind: 'automatic' };
	const id = requireFilled(fields, 'namespaceId', 'Namespace ID', 'the ID, or change Paths Start At');
	if (/^\d{1,30}$/.test(id)) return { kind, id };
	throw new Refusal(
		'not_connected',
		'The field “Namespace ID” of the credential is not a number',
		'Enter only digits. Create Case Folder returns the ID as namespaceId.',
	);
}

function requireFilled(
	fields: ICredentialDataDecryptedObject,
	name: string,
	label: string,
	what: string,
): string {
	const value = String(fields[name] ?? '').trim();
	const given = readGiven(value, 'label', NOT_TOLD);
	if (value !== '' && !('unusable' in given)) return value;
	if (value !== '' && 'unusable' in given) {
		const { why, advice } = given.unusable;
		throw new Refusal(
			'not_connected',
			`The field “${label}” of the credential cannot be used: ${why}`,
			advice,
		);
	}
	throw new Refusal(
		'not_connected',
		`The field “${label}” of the credential is empty`,
		`Open the credential and enter ${what}.`,
	);
}

/** n8n does not say whether a credential's field was typed. */
const NOT_TOLD: TextOrigin = {};
