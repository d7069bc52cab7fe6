import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Call, Route } from '../route';
import { DOCUMENT, latestOf } from '../schema/items';
import { contentTypeOf } from '../state/contentTypes';
import {
	addVersion,
	changeDocument,
	changeVersion,
	completeVersion,
	createDocument,
	trashDocument,
} from '../state/documents';
import type { Document } from '../state/records';
import type { Changes } from '../state/Table';
import { completeUpload } from './completeUpload';
import { documentCopy } from './documentCopy';
import { DOCUMENT_CHANGES, NEW_DOCUMENT, received, WRITE } from './documentData';
import { findDocument } from './documents';
import { categoryOf, changedProperties, newProperties } from './itemChanges';
import { partsOf } from './multiparts';
import { placeOf } from './place';

/** Types that may be given; the part before the slash. */
const MEDIA = /^(text|image|audio|video|application|font|model|message|multipart)(\/.+)?$/;

function typeOf(filename: string, given: string | undefined): string {
	const type = given ?? contentTypeOf(filename);
	if (type !== undefined && MEDIA.test(type)) return type;
	throw unprocessable(`content_type is needed for ${filename}`);
}

/** Throws the 422 for what is locked, and the 404 for what the caller does not see. */
function findToWrite(call: Call, id: number): Document {
	const document = findDocument(call, id);
	if (document.locked) throw unprocessable(`Document ${id} is locked`);
	return document;
}

const create: Route = {
	...{ name: 'POST documents', needs: WRITE },
	answer: (call) => {
		requireFields(call, DOCUMENT);
		const data = readData(call.request, NEW_DOCUMENT);
		const { name, filename = name, parent, multiparts } = data;
		const version = {
			...{ filename, contentType: typeOf(filename, data.content_type), creatorId: call.user.id },
			receivedAt: received(data.received_at),
			...(multiparts ? { parts: partsOf(multiparts), announced: multiparts.length } : {}),
		};
		if (parent.type === 'Document') {
			const document = findToWrite(call, parent.id);
			return answerWith(call, DOCUMENT, addVersion(call.state, document, version), 201);
		}
		const document = createDocument(call.state, {
			...{ ...version, ...placeOf(call, parent), name },
			...categoryOf(call, data.document_category),
			externalProperties: newProperties(call, data.external_properties),
		});
		return answerWith(call, DOCUMENT, document, 201);
	},
};

const extensionOf = (name: string): string => /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '';

/** With `copy_version`, a name with another ending makes another version of the same bytes. */
function copiedVersion(call: Call, document: Document, name: string): Document {
	const latest = latestOf(document);
	const blob = latest && call.state.objects.get(latest.uuid);
	if (!latest || !blob || extensionOf(name) === extensionOf(latest.filename)) return document;
	const changed = addVersion(call.state, document, {
		...{ filename: name, contentType: contentTypeOf(name) ?? latest.contentType, creatorId: call.user.id },
	});
	const version = latestOf(changed);
	return version ? completeVersion(call.state, changed, version, blob) : changed;
}

/** Announces more parts of an upload that is not done. */
function announceParts(call: Call, document: Document, data: z.infer<typeof DOCUMENT_CHANGES>): Document {
	const version = document.versions.find(({ uuid }) => uuid === data.uuid);
	if (!version || version.fullyUploaded) throw unprocessable('uuid is not that of a version being uploaded');
	const given = data.multiparts ?? [];
	const parts = partsOf(given, version.parts);
	return changeVersion(call.state, document, version, { parts, announced: given.length });
}

const update: Route = {
	...{ name: 'PATCH documents/:id', needs: WRITE },
	answer: (call) => {
		const { state } = call;
		let document = findToWrite(call, call.id);
		requireMatch(call, DOCUMENT, document);
		requireFields(call, DOCUMENT);
		const data = readData(call.request, DOCUMENT_CHANGES);
		if (data.parent?.type === 'Document')
			throw unprocessable('parent: a document cannot be moved into a document');
		const changes: Changes<Document> = {
			...(data.name === undefined ? {} : { name: data.name }),
			...(data.parent === undefined ? {} : placeOf(call, data.parent)),
			...(data.received_at === undefined ? {} : { receivedAt: received(data.received_at) }),
			...(data.restore === true ? { deletedAt: null } : {}),
			...categoryOf(call, data.document_category),
			...changedProperties(call, document.externalProperties, data.external_properties),
		};
		if (document.deletedAt !== null && data.restore !== true)
			throw unprocessable(`Document ${call.id} is in the trash`);
		if (data.fully_uploaded === true) document = completeUpload(call, document, data.uuid);
		else if (data.multiparts) document = announceParts(call, document, data);
		if (data.copy_version === true && data.name !== undefined)
			document = copiedVersion(call, document, data.name);
		if (Object.keys(changes).length > 0) document = changeDocument(state, document, changes);
		return answerWith(call, DOCUMENT, document);
	},
};

const remove: Route = {
	...{ name: 'DELETE documents/:id', needs: WRITE },
	answer: (call) => {
		const document = findToWrite(call, call.id);
		if (document.deletedAt === null) trashDocument(call.state, document);
		return NO_CONTENT;
	},
};

export const documentWrites: readonly Route[] = [create, update, remove, documentCopy];
