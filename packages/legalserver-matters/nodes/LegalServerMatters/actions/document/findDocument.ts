import { done, refused, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type { Document, Uuid } from '../../../../../../nodes/shared/legalserver/port';
import type { NamedCase } from '../shared/nameCases';
import type { CaseDocuments } from './listOfCases';

/** By which a person or LegalServer names a document. */
export type DocumentKey = { uuid: Uuid } | { id: number };

export interface CaseDocument {
	matter: NamedCase;
	document: Document;
}

/** The document of this key among those of its case; refused `not_found` where it is not one of them. */
export function findDocument(
	key: DocumentKey,
	listed: Outcome<CaseDocuments> | undefined,
): Outcome<CaseDocument> {
	if (listed?.ok !== true) return listed ?? refused(noneRefusal());
	const { matter, documents } = listed.value;
	const document = documents.find((each) => ('uuid' in key ? each.uuid === key.uuid : each.id === key.id));
	return document === undefined ? refused(noneRefusal()) : done({ matter, document });
}

const noneRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'The case has no document with this UUID or ID, or the connected user cannot see it',
		'Check Matter and Document: the document must belong to this case. Run Get Many to list the case’s documents.',
	);
