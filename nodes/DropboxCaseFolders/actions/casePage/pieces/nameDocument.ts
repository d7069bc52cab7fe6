import { documentName } from '../../../../shared/domain/naming/documentName';
import type { SafeName } from '../../../../shared/domain/naming/safeName';
import { requireDocumentName } from '../shared/requireDocumentName';

/**
 * What Upload calls a document that comes in pieces, of which n8n knows no type.
 * @throws Refusal `name_not_allowed`, `invalid_input`
 */
export function nameDocument(given: string): SafeName {
	requireDocumentName(given);
	return documentName('', { fileName: given, fileExtension: '', mimeType: '' }, 'Document');
}
