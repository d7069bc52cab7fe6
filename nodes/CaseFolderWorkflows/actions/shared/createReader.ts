import type { FieldKind } from '../../../shared/node/fieldKinds';
import { createParameterReader } from '../../../shared/node/readParameters';

/**
 * What reads the fields of a resource.
 * @param kinds the text fields by their parameters' names, those in collections after a dot
 */
export function createReader(kinds: Readonly<Record<string, FieldKind>>) {
	const byPath = new Map(Object.entries(kinds));
	const kindOfField = (path: string): FieldKind | undefined => byPath.get(path);
	return { kindOfField, ...createParameterReader(kindOfField) };
}
