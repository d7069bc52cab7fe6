import {
	readCreator,
	readList,
	readReference,
	readSize,
	type RawCreator,
	type RawReference,
} from '../client/readReference';
import type { Document, DocumentVersion, Reference } from '../port';

/** What is asked for of a version, and of the latest one within a document: nothing that is nested in there. */
const VERSION =
	'id,etag,uuid,version_number,filename,content_type,size,fully_uploaded,created_at,updated_at,received_at';

export const VERSION_FIELDS = `${VERSION},document_id,creator{id,name,type}`;

const documentFields = (ofVersion: string): string =>
	[
		'id,etag,name,filename,content_type,size,locked,created_at,updated_at,received_at,deleted_at',
		'matter{id,etag,display_number},contact{id,name},parent{id,type,name},document_category{id,name}',
		`creator{id,name,type},external_properties{id,name,value},latest_document_version{${ofVersion}}`,
	].join(',');

/** What is asked for of a document. */
export const DOCUMENT_FIELDS = documentFields(VERSION);

/** The same with where the bytes of its latest version go, each time anew. */
export const ANNOUNCED_FIELDS = documentFields(`${VERSION},put_url,put_headers,multiparts`);

export interface RawVersion {
	id: number;
	document_id?: number | null;
	etag?: string | null;
	uuid?: string | null;
	version_number?: number | null;
	filename?: string | null;
	content_type?: string | null;
	size?: number | null;
	fully_uploaded?: boolean | null;
	created_at?: string;
	updated_at?: string;
	received_at?: string | null;
	creator?: RawCreator | null;
	put_url?: string | null;
	put_headers?: RawHeader[] | null;
	multiparts?: RawPart[] | null;
}

export interface RawHeader {
	name?: string | null;
	value?: string | null;
}

export interface RawPart {
	part_number?: number | null;
	put_url?: string | null;
	put_headers?: RawHeader[] | null;
}

/** A document as Clio gives it, as far as this package reads it. */
export interface RawDocument {
	id: number;
	etag?: string | null;
	name?: string | null;
	filename?: string | null;
	content_type?: string | null;
	size?: number | null;
	locked?: boolean | null;
	created_at?: string;
	updated_at?: string;
	received_at?: string | null;
	deleted_at?: string | null;
	matter?: (RawReference & { etag?: string | null; display_number?: string | null }) | null;
	contact?: RawReference | null;
	parent?: (RawReference & { type?: string | null }) | null;
	document_category?: RawReference | null;
	creator?: RawCreator | null;
	external_properties?: Array<{ id?: number | null; name?: string | null; value?: string | null }> | null;
	latest_document_version?: RawVersion | null;
}

export const readVersion = (raw: RawVersion): DocumentVersion => ({
	id: raw.id,
	documentId: raw.document_id ?? undefined,
	etag: raw.etag ?? '',
	uuid: raw.uuid ?? '',
	number: raw.version_number ?? 1,
	filename: raw.filename ?? '',
	contentType: raw.content_type ?? '',
	size: readSize(raw.size),
	isFullyUploaded: raw.fully_uploaded === true,
	createdAt: raw.created_at ?? '',
	updatedAt: raw.updated_at ?? '',
	receivedAt: raw.received_at ?? undefined,
	creator: readCreator(raw.creator),
});

export const readDocument = (raw: RawDocument): Document => ({
	id: raw.id,
	etag: raw.etag ?? '',
	name: raw.name ?? '',
	filename: raw.filename ?? raw.latest_document_version?.filename ?? '',
	contentType: raw.content_type ?? raw.latest_document_version?.content_type ?? '',
	size: readSize(raw.size ?? raw.latest_document_version?.size),
	isLocked: raw.locked === true,
	matter: readMatterOf(raw.matter),
	contact: readReference(raw.contact),
	folder: withType(readReference(raw.parent), raw.parent?.type),
	category: readReference(raw.document_category),
	creator: readCreator(raw.creator),
	latestVersion: raw.latest_document_version ? readVersion(raw.latest_document_version) : undefined,
	externalProperties: readList(raw.external_properties).map(({ id, name, value }) => ({
		...{ id: id ?? undefined, name: name ?? '', value: value ?? '' },
	})),
	createdAt: raw.created_at ?? '',
	updatedAt: raw.updated_at ?? '',
	receivedAt: raw.received_at ?? undefined,
	deletedAt: raw.deleted_at ?? undefined,
});

/** A matter is called by its number. */
function readMatterOf(raw: RawDocument['matter']): Document['matter'] {
	const reference = readReference(raw);
	if (reference === undefined) return undefined;
	const displayNumber = reference.isHidden ? '' : (raw?.display_number ?? '');
	return { ...reference, name: displayNumber, displayNumber, etag: raw?.etag ?? '' };
}

const withType = (reference: Reference | undefined, type: string | null | undefined): Document['folder'] =>
	reference && { ...reference, type: type ?? '' };
