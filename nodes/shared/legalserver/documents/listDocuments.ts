import { unexpectedResponse } from '../../http/createService';
import type { Call, LegalServerApi } from '../client/LegalServerApi';
import { MOST_IDLE, PAGE_SIZE } from '../client/readPages';
import { legalServerService } from '../client/service';
import { PERMISSIONS } from '../errors/permissions';
import type { Document, ListVersion, Uuid } from '../port';
import { readDocument, readDocumentV2, type RawDocument } from './readDocument';

/**
 * All documents of a case, none twice.
 * @throws Refusal `unexpected` where LegalServer counts more than it lists
 */
export async function listDocuments(
	api: LegalServerApi,
	matterUuid: Uuid,
	version: ListVersion = 'v1',
): Promise<Document[]> {
	if (version === 'v2') return await listPages(api, matterUuid);
	const listed = await api.listAll<RawDocument>({
		...{ path: ['matters', matterUuid, 'documents'], needs: [PERMISSIONS.basicCaseInfo] },
	});
	return [...byUuid(listed.map(readDocument)).values()];
}

const byUuid = (documents: readonly Document[]): Map<Uuid, Document> =>
	new Map(documents.map((document) => [document.uuid, document]));

/** Readings of a list that others change meanwhile, which may push a document to a page that was read already. */
const MOST_READINGS = 2;

async function listPages(api: LegalServerApi, matterUuid: Uuid): Promise<Document[]> {
	const call: Call = {
		...{ path: ['documents'], version: 'v2', needs: [PERMISSIONS.searchDocuments] },
	};
	const found = new Map<Uuid, Document>();
	let counted = 0;
	for (let reading = 1; ; reading++) {
		const read = new Set<Uuid>();
		let [total, listed] = [0, 0];
		for (let page = 1, pages = 1, idle = 0; page <= pages; page++) {
			const query = { matters: matterUuid, page_size: PAGE_SIZE, page_number: page };
			const response = await api.list<RawDocument>({ ...call, query });
			if (response.page !== page) throw unexpectedResponse(legalServerService.name, 'another page');
			const documents = byUuid(response.data.map(readDocumentV2));
			const isNew = [...documents.keys()].some((uuid) => !read.has(uuid));
			idle = isNew ? 0 : idle + 1;
			if (idle > MOST_IDLE) throw unexpectedResponse(legalServerService.name, 'pages with nothing new');
			for (const [uuid, document] of documents) {
				read.add(uuid);
				found.set(uuid, document);
			}
			pages = response.pages;
			// The highest: when one goes, all later ones move up, and one of them may be missed.
			total = response.total ?? 0;
			listed += response.data.length;
			counted = Math.max(counted, total);
		}
		if (found.size >= counted) return [...found.values()];
		if (reading < MOST_READINGS) continue;
		// One that was counted and never listed is missing, and not deleted; one that is listed twice is counted twice.
		if (listed < total) throw unexpectedResponse(legalServerService.name, 'fewer documents than it counts');
		return [...found.values()];
	}
}
