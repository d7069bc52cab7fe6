import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { addressFrom } from '../domain/addressFrom';
import type { GuardSettings } from '../domain/guard/GuardFolders';
import { Refusal } from '../core/Refusal';

/**
 * What a credential's fields say about where it may write.
 * @throws Refusal `not_connected` where one of them was filled and does not hold folder IDs, all of them: then
 * nothing is written anywhere
 */
export function readGuardSettings(fields: ICredentialDataDecryptedObject): GuardSettings {
	return {
		onlyBelow: foldersIn(fields, 'onlyWriteBelow', 'Only Write Below'),
		neverBelow: foldersIn(fields, 'neverWriteBelow', 'Never Write Below'),
	};
}

/** An expression that yields nothing, or nothing for one of several folders, is no wish to write anywhere. */
function foldersIn(fields: ICredentialDataDecryptedObject, name: string, label: string): string[] {
	const given: unknown = fields[name];
	const isExpression = fields[`${name}IsExpression`] === 'yes';
	if (!isExpression && (given === '' || !(name in fields))) return [];
	const parts = partsOf(given, label, isExpression ? trimYielded : splitTyped);
	return [...new Set(parts.map((each) => folderFrom(each, label)))];
}

function partsOf(given: unknown, label: string, partsAt: (text: string) => string[]): string[] {
	const list: unknown[] = Array.isArray(given) ? given : [given];
	if (list.length === 0 || !list.every((each) => typeof each === 'string')) throw noFolderIdRefusal(label);
	return list.flatMap((each) => each.split(/[,;\n]/).flatMap(partsAt));
}

/** What somebody typed between two commas: white space may also stand between IDs. */
const splitTyped = (text: string): string[] => text.trim().split(/\s+/);

/** What an expression yielded there. White space after it may be all that is left of `{{ … }} {{ … }}`. */
const trimYielded = (text: string): string[] => [text.trimStart()];

function folderFrom(given: string, label: string): string {
	if (/^ns:\d+$/.test(given)) return given;
	if (/^(id:)?[\w-]{10,}$/.test(given)) return addressFrom({ mode: 'id', value: given });
	throw noFolderIdRefusal(label);
}

const noFolderIdRefusal = (label: string): Refusal =>
	new Refusal(
		'not_connected',
		`The field “${label}” of the credential contains something that is not a folder ID`,
		'Enter folder IDs separated by commas. Resolve Folder by ID and Create Case Folder return them. Each expression must return an ID, and nothing may follow the last one.',
	);
