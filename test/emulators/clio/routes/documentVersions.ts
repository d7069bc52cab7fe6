import { answerList } from '../lists/answerList';
import { flag } from '../lists/filters';
import type { Route } from '../route';
import { DOCUMENT_VERSION } from '../schema/items';
import type { DocumentVersion } from '../state/records';
import { findDocument } from './documents';

/** The versions of a document, oldest first. */
export const documentVersions: Route = {
	...{ name: 'GET documents/:id/versions', needs: [['documents', 'read']] },
	answer: (call) =>
		answerList<DocumentVersion>(call, findDocument(call, call.id).versions, {
			schema: DOCUMENT_VERSION,
			filters: { fully_uploaded: flag('fully_uploaded', ({ fullyUploaded }) => fullyUploaded) },
			orders: {},
		}),
};
