import { bytesOf } from '../../domain/naming/safeName';
import { Refusal } from '../../core/Refusal';
import type { CaseMarker } from '../port';
import type { file_properties } from '../../vendor/dropbox';
import { CASE_ID, FOLDER_ID } from './PropertyTemplates';

/** PropertyFieldTemplate: "Property values … up to 1024 bytes". */
const LONGEST_VALUE = 1024;

/** The marker in the property groups of an entry: the first by template, so that it is always the same. */
export function markerInGroups(
	groups: readonly file_properties.PropertyGroup[] | undefined,
	templateIds: readonly string[],
): CaseMarker | undefined {
	return (groups ?? [])
		.filter((group) => templateIds.includes(group.template_id))
		.sort((a, b) => (a.template_id < b.template_id ? -1 : 1))
		.flatMap(({ fields }) => markerInFields(new Map(fields.map(({ name, value }) => [name, value]))))[0];
}

function markerInFields(values: ReadonlyMap<string, string>): CaseMarker[] {
	const caseId = values.get(CASE_ID);
	const folderId = values.get(FOLDER_ID);
	return caseId && folderId ? [{ caseId, folderId, kind: 'properties' }] : [];
}

export const propertyGroupOf = (
	templateId: string,
	caseId: string,
	folderId: string,
): file_properties.PropertyGroup => ({
	template_id: templateId,
	fields: [
		{ name: CASE_ID, value: caseId },
		{ name: FOLDER_ID, value: folderId },
	],
});

export const fitsProperty = (caseId: string): boolean => bytesOf(caseId) <= LONGEST_VALUE;

export const longCaseIdRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The case ID is longer than the 1,024 bytes that a property of Dropbox holds',
		'Choose Automatic or Marker File under Case Marker, or check the expression that fills Case ID.',
	);
