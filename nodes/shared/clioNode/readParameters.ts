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
	customField: 'record',
	folderLink: 'place',
	subject: 'headingOfValues',
	value: 'fieldValue',
	'options.noteSubject': 'headingOfValues',
	text: 'noteText',
	customAction: 'record',
	label: 'headingOfValues',
	targetUrl: 'record',
	'options.customAction': 'record',
	'options.category': 'recordIfAny',
	'options.date': 'dateThatFiles',
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
	'filters.openedFrom': 'dateThatNarrows',
	'filters.openedUntil': 'dateThatNarrows',
	'filters.closedFrom': 'dateThatNarrows',
	'filters.closedUntil': 'dateThatNarrows',
	'filters.createdSince': 'dateThatNarrows',
	'filters.updatedSince': 'dateThatNarrows',
} as const satisfies Record<string, FieldKind>;

const kinds = new Map<string, FieldKind>(Object.entries(KINDS));

/** The kind of a field; undefined where it holds no text, or a choice. */
export const kindOfField = (path: string): FieldKind | undefined => kinds.get(path);

export const { checkParameter, readParameters, readParametersWithWarnings } =
	createParameterReader(kindOfField);

/** The records that have pages of their own in Clio, as their addresses call them. */
export type PageKind = 'matters' | 'documents' | 'contacts';

/** What an address of one of Clio's pages says. */
interface PageAddress {
	/** `app.clio.com`, or that of another region. */
	host: string;
	/** By kind: a document's page may name its matter as well. */
	ids: ReadonlyMap<string, string>;
}

/** @returns undefined for what is no such address */
export function readPageAddress(given: string): PageAddress | undefined {
	const [, host, path] = /^https:\/\/((?:\w{2}\.)?app\.clio\.com)(\/[^?\s]*)/.exec(given.trim()) ?? [];
	if (host === undefined || path === undefined) return undefined;
	const found = path.matchAll(/\/(matters|documents|contacts)\/(\d{1,15})(?![\w.])/g);
	return { host, ids: new Map([...found].map(([, kind = '', id = '']) => [kind, id])) };
}

/**
 * What a field's text says is the ID of a record: the digits, or the address of a page of just that kind of record, since
 * the same number may be that of another kind. Nothing else, however it would read within an address.
 */
export function readRecordId(given: string, kind?: PageKind): number | undefined {
	const digits =
		/^\d{1,15}$/.exec(given.trim())?.[0] ??
		(kind === undefined ? undefined : readPageAddress(given)?.ids.get(kind));
	const id = Number(digits ?? 0);
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function whyNoRecord(given: string, kind: PageKind | undefined): string {
	if (given.trim() === '') return 'it is empty';
	if (kind === undefined) return 'it is not a Clio ID, which is a number';
	return (readPageAddress(given)?.ids.size ?? 0) > 0
		? 'it is the address of another kind of record in Clio'
		: 'it is neither a Clio ID, which is a number, nor the address of a page in Clio';
}

/** A locator of a record that the operation cannot do without. */
export const recordLocator = (kind?: PageKind) =>
	resourceLocator.transform(({ value }, check): number => {
		const id = readRecordId(value, kind);
		if (id !== undefined) return id;
		check.addIssue({ code: 'custom', message: whyNoRecord(value, kind) });
		return z.NEVER;
	});

/** The same where none need be given. */
export const optionalRecordLocator = (kind?: PageKind) =>
	resourceLocator.optional().transform((locator, check): number | undefined => {
		const value = locator?.value.trim() ?? '';
		const id = readRecordId(value, kind);
		if (id !== undefined || value === '') return id;
		check.addIssue({ code: 'custom', message: whyNoRecord(value, kind) });
		return z.NEVER;
	});

export { emptyFieldRefusal } from '../node/InvalidField';
