import type { ClioApi, Query } from '../client/ClioApi';
import { readByIds } from '../client/readByIds';
import { readPages } from '../client/readPages';
import { requireRecord } from '../client/readResponse';
import { refuseErrors, throwRefusal } from '../errors/toRefusal';
import type { Document, DocumentFilter, Documents, DocumentVersion } from '../port';
import {
	DOCUMENT_FIELDS,
	readDocument,
	readVersion,
	VERSION_FIELDS,
	type RawDocument,
	type RawVersion,
} from './readDocument';

export function createDocumentsPort(api: ClioApi): Documents {
	const query = { fields: DOCUMENT_FIELDS };
	return {
		readDocument: async (id) =>
			readDocument(
				requireRecord(await api.read<RawDocument>(['documents', id], query).catch(throwRefusal), id),
			),
		listDocuments: (filter, options) =>
			refuseErrors(
				readPages<RawDocument, Document>(
					api,
					{ path: ['documents'], query: { ...query, ...filterQuery(filter) }, read: readDocument },
					options,
				),
			),
		readDocuments: async (ids, { includeDeleted } = {}) =>
			await readByIds<RawDocument, Document>(
				api,
				{
					...{ path: ['documents'], read: readDocument },
					query: { ...query, ...filterQuery({ includeDeleted, includeIncomplete: true }) },
				},
				ids,
			).catch(throwRefusal),
		async listVersions(documentId) {
			const versions: DocumentVersion[] = [];
			const path = ['documents', documentId, 'versions'];
			const listing = { path, query: { fields: VERSION_FIELDS }, read: readVersion };
			for await (const page of refuseErrors(readPages<RawVersion, DocumentVersion>(api, listing)))
				versions.push(...page.records);
			return versions.sort((one, other) => one.number - other.number);
		},
	};
}

const filterQuery = (filter: DocumentFilter): Query => ({
	matter_id: filter.matterId,
	contact_id: filter.contactId,
	parent_id: filter.folderId,
	scope: filter.folderId === undefined ? undefined : 'children',
	external_property_name: filter.property?.name,
	external_property_value: filter.property?.value,
	document_category_id: filter.categoryId,
	query: filter.query,
	created_since: filter.createdSince,
	updated_since: filter.updatedSince,
	include_deleted: filter.includeDeleted === true ? true : undefined,
	show_uncompleted: filter.includeIncomplete === true ? true : undefined,
});
