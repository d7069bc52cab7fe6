import { Refusal } from '../core/Refusal';
import type { FieldKind } from '../node/fieldKinds';
import { createParameterReader, resourceLocator } from '../node/readParameters';
import { z } from '../vendor/zod';

/** The text fields by their parameters' names, those in collections after a dot. */
const KINDS = {
	matter: 'record',
	document: 'record',
	contact: 'record',
	folder: 'record',
	category: 'record',
	binaryFields: 'names',
	dropboxFileId: 'recordIfAny',
	dropboxContentHash: 'recordIfAny',
	outputField: 'label',
	subject: 'heading',
	text: 'noteText',
	'options.category': 'recordIfAny',
	'options.date': 'date',
	'options.startAfter': 'recordIfAny',
	'options.versionId': 'recordIfAny',
	'options.fileName': 'documentName',
	'options.customFields': 'filterList',
	'filters.practiceArea': 'recordIfAny',
	'filters.responsibleAttorney': 'recordIfAny',
	'filters.client': 'recordIfAny',
	'filters.category': 'recordIfAny',
	'filters.dropboxFileId': 'recordIfAny',
	'filters.customField': 'recordIfAny',
	'filters.customFieldValue': 'recordIfAny',
	'filters.query': 'recordIfAny',
	'filters.openedFrom': 'date',
	'filters.openedUntil': 'date',
	'filters.closedFrom': 'date',
	'filters.closedUntil': 'date',
	'filters.createdSince': 'date',
	'filters.updatedSince': 'date',
} as const satisfies Record<string, FieldKind>;

const kinds = new Map<string, FieldKind>(Object.entries(KINDS));

/** The kind of a field; undefined where it holds no text, or a choice. */
export const kindOfField = (path: string): FieldKind | undefined => kinds.get(path);

export const { checkParameter, readParameters, readParametersWithWarnings } =
	createParameterReader(kindOfField);

/**
 * What a field's text says is the ID of a record: the digits, or an address of Clio's pages. Nothing else, however it
 * would read within an address.
 */
export function readRecordId(given: string): number | undefined {
	const text = given.trim();
	const digits =
		/^\d{1,15}$/.exec(text)?.[0] ??
		/^https:\/\/(?:\w{2}\.)?app\.clio\.com\/[^?\s]*?\/(?:matters|documents|contacts)\/(\d{1,15})(?![\w.])/.exec(
			text,
		)?.[1];
	const id = Number(digits ?? 0);
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** A locator of a record that the operation cannot do without. */
export const recordLocator = resourceLocator.transform(({ value }, check): number => {
	const id = readRecordId(value);
	if (id !== undefined) return id;
	const message =
		value.trim() === ''
			? 'it is empty'
			: 'it is neither a Clio ID, which is a number, nor the address of a page in Clio';
	check.addIssue({ code: 'custom', message });
	return z.NEVER;
});

/** The same where none need be given. */
export const optionalRecordLocator = resourceLocator
	.optional()
	.transform((locator, check): number | undefined => {
		const value = locator?.value.trim() ?? '';
		const id = readRecordId(value);
		if (id !== undefined || value === '') return id;
		check.addIssue({ code: 'custom', message: 'it is not a Clio ID, which is a number' });
		return z.NEVER;
	});

/** What is missing in a field, called as people see it. */
export const emptyFieldRefusal = (label: string, what: string): Refusal =>
	new Refusal('invalid_input', `The field “${label}” is empty`, `Enter ${what}.`);
