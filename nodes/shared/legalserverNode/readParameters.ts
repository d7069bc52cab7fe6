import type { MatterKey, Uuid } from '../legalserver/port';
import type { FieldKind } from '../node/fieldKinds';
import { createParameterReader, text } from '../node/readParameters';
import { z } from '../vendor/zod';

/** The text fields by their parameters' names, those in collections after a dot. */
const KINDS = {
	matter: 'record',
	document: 'record',
	binaryFields: 'names',
	outputField: 'label',
	subfolder: 'folder',
	'options.description': 'prose',
	'options.documentTypeId': 'recordIfAny',
	'options.fileName': 'documentName',
	'options.title': 'documentName',
	subject: 'headingOfValues',
	text: 'noteText',
	noteType: 'record',
	customField: 'record',
	value: 'fieldValue',
	externalId: 'fieldValue',
	'options.assignmentTypes': 'names',
	'options.datePosted': 'dateThatFiles',
	'options.customFields': 'names',
	'options.startAfter': 'recordIfAny',
	'options.timeZone': 'label',
	'filters.assignmentType': 'recordIfAny',
	'filters.clientEmail': 'recordIfAny',
	'filters.dropboxFolderId': 'recordIfAny',
	'filters.externalId': 'recordIfAny',
	'filters.first': 'recordIfAny',
	'filters.last': 'recordIfAny',
	'filters.office': 'recordIfAny',
	'filters.organization': 'recordIfAny',
	'filters.problemCode': 'recordIfAny',
	'filters.program': 'recordIfAny',
} as const satisfies Record<string, FieldKind>;

const kinds = new Map<string, FieldKind>(Object.entries(KINDS));

/** The kind of a field; undefined where it holds no text, or a choice. */
export const kindOfField = (path: string): FieldKind | undefined => kinds.get(path);

export const { checkParameter, readParameters, readParametersWithWarnings } =
	createParameterReader(kindOfField);

/** The address of a case's page: its host, and the number of the case. */
export function readCaseAddress(given: string): { host: string; id: number } | undefined {
	const [, host = '', id = ''] =
		/^https:\/\/([a-z0-9-]+\.legalserver\.org)\/matter\/dynamic-profile\/view\/([1-9]\d{0,14})(?![\w.])/i.exec(
			given.trim(),
		) ?? [];
	return host === '' ? undefined : { host: host.toLowerCase(), id: Number(id) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** No ID begins with zeros: `0000107` is the end of a case number, and the case with ID 107 is another one. */
const ID = /^[1-9]\d{0,14}$/;

/** What a field's text says is a case: its number, UUID, numeric ID or the address of its page. Nothing else. */
export function readMatterKey(given: string): MatterKey | undefined {
	const trimmed = given.trim();
	if (UUID.test(trimmed)) return { uuid: trimmed.toLowerCase() };
	if (/^\d{1,4}-\d{1,12}$/.test(trimmed)) return { caseNumber: trimmed };
	const id = ID.test(trimmed) ? Number(trimmed) : readCaseAddress(trimmed)?.id;
	return id === undefined ? undefined : { id };
}

/** A case that the operation cannot do without. */
export const matterKey = text.transform((given, check): MatterKey => {
	const key = readMatterKey(given);
	if (key !== undefined) return key;
	check.addIssue({
		code: 'custom',
		message:
			given.trim() === ''
				? 'it is empty'
				: 'it is not a case number such as 22-0000107, a case UUID, a case ID or the address of a case profile',
	});
	return z.NEVER;
});

/** A document, by its UUID or its ID. Nothing else: what comes from here stands in an address. */
export const documentKey = text.transform((given, check): { uuid: Uuid } | { id: number } => {
	const trimmed = given.trim();
	if (UUID.test(trimmed)) return { uuid: trimmed.toLowerCase() };
	if (ID.test(trimmed)) return { id: Number(trimmed) };
	const message = trimmed === '' ? 'it is empty' : 'it is neither the UUID nor the ID of a document';
	check.addIssue({ code: 'custom', message });
	return z.NEVER;
});

/** Database names of custom fields, such as `folder_id_12`, with commas between them. */
export const customFieldNames = text.transform((given, check): string[] => {
	const names = given
		.split(/[,\n]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const wrong = names.findIndex((name) => !/^[a-z]\w{0,99}$/i.test(name));
	if (wrong === -1) return [...new Set(names)];
	check.addIssue({
		code: 'custom',
		message: `entry ${wrong + 1} is not the database name of a field, such as folder_id_12`,
	});
	return z.NEVER;
});

/** The database name of one custom field. */
export const customFieldName = customFieldNames.transform(([name, ...more], check): string => {
	if (name !== undefined && more.length === 0) return name;
	check.addIssue({
		code: 'custom',
		message: name === undefined ? 'it is empty' : 'it has more than one name',
	});
	return z.NEVER;
});
