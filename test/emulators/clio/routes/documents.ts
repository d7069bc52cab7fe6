import { notFound } from '../gateway/ClioRefusal';
import { wholeNumber } from '../lists/filters';
import type { Call, Need, Route } from '../route';
import { DOCUMENT, latestOf, seesItem } from '../schema/items';
import type { Document, DocumentVersion } from '../state/records';
import { storageHost, versionPath } from '../storage/places';
import { signedAddress } from '../storage/sign';
import { itemFilters, itemOrders, withTrash } from './itemLists';
import { readRoutes } from './readRoutes';

const READ: readonly Need[] = [['documents', 'read']];

/** Also one in the trash, or whose bytes are not there yet. */
export function findDocument({ state, scene }: Call, id: number): Document {
	const document = state.documents.get(id);
	if (!document || !seesItem(document, scene)) throw notFound(`Document ${id}`);
	return document;
}

function findToRead(call: Call): Document | undefined {
	const document = findDocument(call, call.id);
	return document.deletedAt === null || call.state.switches.trashReadable ? document : undefined;
}

/** Whether any version of it has all its bytes. */
const isUploaded = ({ versions }: Document): boolean => versions.some(({ fullyUploaded }) => fullyUploaded);

export function visibleDocuments(call: Call): Document[] {
	const { state, scene, query } = call;
	const uncompleted = query.get('show_uncompleted') === 'true';
	return withTrash(call, state.documents.all).filter(
		(document) => seesItem(document, scene) && (uncompleted || isUploaded(document)),
	);
}

const reading = readRoutes<Document>({
	...{ path: 'documents', schema: DOCUMENT, needs: READ },
	visible: visibleDocuments,
	find: findToRead,
	filters: itemFilters,
	orders: () => ({ ...itemOrders<Document>(), received_at: ({ receivedAt }) => receivedAt }),
});

const download: Route = {
	...{ name: 'GET documents/:id/download', needs: READ },
	answer: (call) => {
		const { state, query } = call;
		const version = versionToDownload(call, query.get('document_version_id'));
		const { downloadHost, downloadLifetime } = state.switches;
		const location = signedAddress({
			...{ method: 'GET', host: downloadHost ?? storageHost(state), path: versionPath(version), headers: [] },
			...{ now: state.clock.now(), lifetimeMs: downloadLifetime },
		});
		return { status: 303, headers: { location, 'content-type': 'text/html; charset=utf-8' }, body: '' };
	},
};

function versionToDownload(call: Call, asked: string | null): DocumentVersion {
	const document = findDocument(call, call.id);
	const latestUploaded = document.versions.findLast(({ fullyUploaded }) => fullyUploaded);
	const version =
		asked === null
			? (latestUploaded ?? latestOf(document))
			: document.versions.find(({ id }) => id === wholeNumber('document_version_id', asked));
	if (!version) throw notFound(`DocumentVersion ${asked ?? ''}`);
	if (!version.fullyUploaded) throw notFound(`The file of Document ${call.id}`);
	return version;
}

export const documentRoutes: readonly Route[] = [...reading, download];
