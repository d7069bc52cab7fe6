import type { ClioApi } from '../client/ClioApi';
import { requireRecord } from '../client/readResponse';
import { ClioError } from '../client/ClioError';
import { throwRefusal } from '../errors/toRefusal';
import { requireRoom, type Document, type DocumentChange, type DocumentChanges } from '../port';
import { hasProperties, writtenProperties } from './properties';
import { DOCUMENT_FIELDS, readDocument, type RawDocument } from './readDocument';

export const createDocumentChangesPort = (api: ClioApi): DocumentChanges => ({
	changeDocument: async (document, change) => await changeDocument(api, document, change).catch(throwRefusal),
});

/** @throws ClioError 412 where somebody else changed it meanwhile, into something else than is wanted */
export async function changeDocument(
	api: ClioApi,
	document: Document,
	{ categoryId, properties = {} }: DocumentChange,
): Promise<Document> {
	requireRoom(document.externalProperties, properties);
	const path = ['documents', document.id];
	const query = { fields: DOCUMENT_FIELDS };
	const written = writtenProperties(document.externalProperties, properties);
	const data = {
		...(categoryId === undefined ? {} : { document_category: { id: categoryId } }),
		...(written.length === 0 ? {} : { external_properties: written }),
	};
	const headers = { 'If-Match': document.etag };
	const raw = await api
		.write<RawDocument>({ method: 'PATCH', path, query, data, headers })
		.catch(async (thrown: unknown) => {
			// Also of a call whose answer was lost: then the first of its tries did it.
			if (!(thrown instanceof ClioError) || thrown.status !== 412) throw thrown;
			const now = requireRecord(await api.read<RawDocument>(path, query), document.id);
			if (!isAsWanted(readDocument(now), { categoryId, properties })) throw thrown;
			return now;
		});
	return raw === undefined ? document : readDocument(requireRecord(raw, document.id));
}

const isAsWanted = (
	{ category, externalProperties }: Document,
	{
		categoryId,
		properties,
	}: Required<Pick<DocumentChange, 'properties'>> & { categoryId: number | undefined },
): boolean =>
	(categoryId === undefined || category?.id === categoryId) && hasProperties(externalProperties, properties);
