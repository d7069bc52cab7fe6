import { randomUUID } from 'node:crypto';
import type { ClioState } from './ClioState';
import type { Place } from './folders';
import type { Blob, Document, DocumentVersion, Part } from './records';
import type { Changes } from './Table';

export interface NewVersion {
	filename: string;
	contentType: string;
	creatorId: number;
	receivedAt?: number | null;
	parts?: readonly Part[];
	announced?: number;
}

export interface NewDocument extends NewVersion, Place {
	name: string;
	categoryId?: number | null;
	externalProperties?: Document['externalProperties'];
}

/** Announces a document: its bytes come later. */
export function createDocument(state: ClioState, document: NewDocument): Document {
	const id = state.documents.takeId();
	const { name, creatorId, parentId, matterId, contactId, receivedAt = null } = document;
	const { categoryId = null, externalProperties = [] } = document;
	const after = state.documents.create({
		...{ id, name, creatorId, parentId, matterId, contactId, receivedAt, categoryId, externalProperties },
		...{ groupId: null, locked: false, deletedAt: null },
		versions: [newVersion(state, id, 1, document)],
	});
	if (state.switches.documentCreated === 'at_once')
		state.journal.tell({ model: 'document', event: 'created', before: undefined, after });
	return after;
}

/** Announces another version of a document. */
export function addVersion(state: ClioState, document: Document, version: NewVersion): Document {
	const number = document.versions.length + 1;
	return changeDocument(state, document, {
		versions: [...document.versions, newVersion(state, document.id, number, version)],
	});
}

function newVersion(
	{ documents, clock }: ClioState,
	documentId: number,
	number: number,
	{ filename, contentType, creatorId, receivedAt = null, parts, announced }: NewVersion,
): DocumentVersion {
	const now = clock.now();
	return {
		...{ id: documents.takeId(), documentId, number, uuid: randomUUID() },
		...{ filename, contentType, creatorId, receivedAt, fullyUploaded: false, size: null },
		...{ createdAt: now, updatedAt: now, revision: 1 },
		...(parts ? { parts, announced: announced ?? parts.length } : {}),
	};
}

/** Puts a version in the place of the one with the same ID. */
export function changeVersion(
	state: ClioState,
	document: Document,
	version: DocumentVersion,
	changes: Changes<DocumentVersion>,
): Document {
	const changed: DocumentVersion = {
		...{ ...version, ...changes },
		...{ updatedAt: state.clock.now(), revision: version.revision + 1 },
	};
	const versions = document.versions.map((one) => (one.id === version.id ? changed : one));
	const isFirst = !document.versions.some(({ fullyUploaded }) => fullyUploaded) && changed.fullyUploaded;
	const isNews = isFirst && state.switches.documentCreated === 'when_uploaded';
	return changeDocument(state, document, { versions }, isNews ? 'created' : 'updated');
}

/** The bytes of a version are there. */
export function completeVersion(
	state: ClioState,
	document: Document,
	version: DocumentVersion,
	blob: Blob,
): Document {
	state.objects.set(version.uuid, blob);
	return changeVersion(state, document, version, { fullyUploaded: true, size: blob.size });
}

export function changeDocument(
	state: ClioState,
	before: Document,
	changes: Changes<Document>,
	event = 'updated',
): Document {
	const after = state.documents.change(before, changes);
	state.journal.tell({ model: 'document', event, before: event === 'created' ? undefined : before, after });
	return after;
}

export function trashDocument(state: ClioState, document: Document): Document {
	return changeDocument(state, document, { deletedAt: state.clock.now() }, 'deleted');
}
