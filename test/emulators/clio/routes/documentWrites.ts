import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { ClioRefusal, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Call, Need, Route } from '../route';
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
import { FLAG, LINK_OR_NONE, NEW_PROPERTIES, PROPERTIES, TIME } from './bodies';
import { completeUpload } from './completeUpload';
import { findDocument } from './documents';
import { categoryOf, changedProperties, newProperties } from './itemChanges';
import { MULTIPARTS, partsOf } from './multiparts';
import { PARENT, placeOf } from './place';

const WRITE: readonly Need[] = [['documents', 'write']];

const COMMON = {
	communication_id: z.coerce.number().int().optional(),
	document_category: LINK_OR_NONE.optional(),
	filename: z.string().min(1).optional(),
	received_at: TIME.optional(),
};

const NEW = z
	.object({
		...COMMON,
		name: z.string().min(1),
		parent: PARENT,
		content_type: z.string().optional(),
		external_properties: NEW_PROPERTIES.optional(),
		multiparts: MULTIPARTS.min(1).optional(),
	})
	.strict();

/** Types that may be given; the part before the slash. */
const MEDIA = /^(text|image|audio|video|application|font|model|message|multipart)(\/.+)?$/;

function typeOf(filename: string, given: string | undefined): string {
	const type = given ?? contentTypeOf(filename);
	if (type !== undefined && MEDIA.test(type)) return type;
	throw unprocessable(`content_type is needed for ${filename}`);
}

const received = (time: string | undefined): number | null => (time === undefined ? null : Date.parse(time));

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
		const data = readData(call.request, NEW);
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

const CHANGES = z
	.object({
		...COMMON,
		name: z.string().min(1).optional(),
		parent: PARENT.optional(),
		copy_version: FLAG.optional(),
		external_properties: PROPERTIES.optional(),
		fully_uploaded: FLAG.optional(),
		multiparts: MULTIPARTS.min(1).optional(),
		restore: FLAG.optional(),
		uuid: z.string().optional(),
	})
	.strict();

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
function announceParts(call: Call, document: Document, data: z.infer<typeof CHANGES>): Document {
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
		const data = readData(call.request, CHANGES);
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

const COPY = NEW.omit({ content_type: true, multiparts: true })
	.extend({ name: z.string().min(1).optional() })
	.strict();

const copy: Route = {
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

export const documentWrites: readonly Route[] = [create, update, remove, copy];
