import { z } from 'zod';
import { answerWith, requireFields } from '../gateway/answers';
import { ClioRefusal, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Route } from '../route';
import { DOCUMENT, latestOf } from '../schema/items';
import { completeVersion, createDocument } from '../state/documents';
import { findDocument } from './documents';
import { NEW_DOCUMENT, received, WRITE } from './documentData';
import { categoryOf, newProperties } from './itemChanges';
import { placeOf } from './place';

const COPY = NEW_DOCUMENT.omit({ content_type: true, multiparts: true })
	.extend({ name: z.string().min(1).optional() })
	.strict();

export const documentCopy: Route = {
	...{ name: 'POST documents/:id/copy', needs: WRITE },
	answer: (call) => {
		requireFields(call, DOCUMENT);
		const source = findDocument(call, call.id);
		const data = readData(call.request, COPY);
		const version = latestOf(source);
		const blob = version && call.state.objects.get(version.uuid);
		if (!version || !blob) throw new ClioRefusal(422, 'UploadNotFoundError', 'The document has no file yet.');
		if (data.parent.type === 'Document') throw unprocessable('parent: a copy is a document of its own');
		const { name = source.name, filename = version.filename } = data;
		const made = createDocument(call.state, {
			...{ ...placeOf(call, data.parent), name, filename, contentType: version.contentType },
			...{ creatorId: call.user.id, receivedAt: received(data.received_at) },
			...categoryOf(call, data.document_category),
			externalProperties: newProperties(call, data.external_properties),
		});
		const [first] = made.versions;
		return answerWith(call, DOCUMENT, first ? completeVersion(call.state, made, first, blob) : made, 201);
	},
};
