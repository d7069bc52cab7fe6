import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { addressFrom } from '../domain/address';
import type { GuardSettings } from '../domain/guard/GuardSettings';
import { Refusal } from '../domain/Refusal';

/**
 * What a credential's fields say about where it may write.
 * @throws Refusal `not_connected` where one of them holds something else than folder IDs: then nothing is kept to
 */
export function guardSettingsIn(fields: ICredentialDataDecryptedObject): GuardSettings {
	return {
		onlyBelow: foldersIn(fields, 'onlyWriteBelow', 'Only Write Below'),
		neverBelow: foldersIn(fields, 'neverWriteBelow', 'Never Write Below'),
	};
}

function foldersIn(fields: ICredentialDataDecryptedObject, name: string, label: string): string[] {
	// An expression that yields nothing is no wish to write anywhere.
	if (name in fields && (fields[name] === undefined || fields[name] === null)) throw noFolderId(label);
	const given = String(fields[name] ?? '').split(/[\s,;]+/);
	return [...new Set(given.filter((each) => each !== '').map((each) => folderFrom(each, label)))];
}

function folderFrom(given: string, label: string): string {
	if (/^ns:\d+$/.test(given)) return given;
	if (/^(id:)?[\w-]{10,}$/.test(given)) return addressFrom({ mode: 'id', value: given });
	throw noFolderId(label);
}

const noFolderId = (label: string): Refusal =>
	new Refusal(
		'not_connected',
		`The field “${label}” of the credential holds something that is no folder ID`,
		'Enter folder IDs, with commas between them. Resolve Folder by ID and Create Case Folder return them. An expression has to yield one.',
	);
