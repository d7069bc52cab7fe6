import { etagOf } from '../state/etagOf';
import type { Document, DocumentVersion, ExternalProperty, Folder, Placed } from '../state/records';
import { multipartsOf, putHeadersOf, putUrlOf, type ShownPart } from '../storage/uploadAddress';
import { MATTER, seesMatter } from './matter';
import { CONTACT, CREATOR, GROUP } from './people';
import { base, DEFAULTS, timeOrNull, type Association, type Scene, type Schema } from './Schema';
import { DOCUMENT_CATEGORY } from './settings';

/** By its matter; what belongs to none is everybody's. */
export function seesItem({ matterId }: Placed, scene: Scene): boolean {
	const matter = scene.state.matters.get(matterId);
	return !matter || seesMatter(matter, scene);
}

export const latestOf = ({ versions }: Document): DocumentVersion | undefined => versions.at(-1);

const EXTERNAL_PROPERTY: Schema<ExternalProperty> = {
	...{ kind: 'ExternalProperty', defaults: DEFAULTS },
	scalars: {
		...base<ExternalProperty>('ExternalProperty'),
		name: ({ name }) => name,
		value: ({ value }) => value,
	},
	associations: {},
};

/** What documents and folders have in common. */
const PLACED_SCALARS = {
	name: ({ name }: Placed) => name,
	locked: ({ locked }: Placed) => locked,
	deleted_at: ({ deletedAt }: Placed) => timeOrNull(deletedAt),
};

const PLACED: Record<string, Association<Placed>> = {
	parent: { schema: () => FOLDER, find: ({ parentId }, { state }) => state.folders.get(parentId) },
	matter: { schema: () => MATTER, find: ({ matterId }, { state }) => state.matters.get(matterId) },
	contact: { schema: () => CONTACT, find: ({ contactId }, { state }) => state.contacts.get(contactId) },
	document_category: {
		schema: () => DOCUMENT_CATEGORY,
		find: ({ categoryId }, { state }) => state.categories.get(categoryId),
	},
	creator: { schema: () => CREATOR, find: ({ creatorId }, { state }) => state.users.get(creatorId) },
	group: { schema: () => GROUP, find: ({ groupId }, { state }) => state.groups.get(groupId) },
	external_properties: {
		schema: () => EXTERNAL_PROPERTY,
		find: ({ externalProperties }) => externalProperties,
	},
};

export const FOLDER: Schema<Folder> = {
	...{ kind: 'Folder', permission: 'documents', defaults: DEFAULTS, isVisible: seesItem },
	scalars: {
		...base<Folder>('Folder'),
		...PLACED_SCALARS,
		type: () => 'Folder',
		root: ({ root }) => root,
	},
	associations: PLACED,
};

const HEADER: Schema<{ name: string; value: string }> = {
	...{ kind: 'MultipartHeader', defaults: ['name', 'value'], associations: {} },
	scalars: { name: ({ name }) => name, value: ({ value }) => value },
};

const MULTIPART: Schema<ShownPart> = {
	...{ kind: 'Multipart', defaults: ['part_number', 'put_url', 'put_headers'] },
	scalars: { part_number: ({ number }) => number, put_url: ({ url }) => url },
	associations: { put_headers: { schema: () => HEADER, find: ({ headers }) => headers } },
};

export const DOCUMENT_VERSION: Schema<DocumentVersion> = {
	...{ kind: 'DocumentVersion', permission: 'documents', defaults: DEFAULTS },
	scalars: {
		...base<DocumentVersion>('DocumentVersion'),
		document_id: ({ documentId }) => documentId,
		uuid: ({ uuid }) => uuid,
		filename: ({ filename }) => filename,
		size: ({ size }) => size,
		version_number: ({ number }) => number,
		content_type: ({ contentType }) => contentType,
		received_at: ({ receivedAt }) => timeOrNull(receivedAt),
		put_url: (version, { state }) => putUrlOf(state, version),
		fully_uploaded: ({ fullyUploaded }) => fullyUploaded,
	},
	associations: {
		creator: PLACED.creator as unknown as Association<DocumentVersion>,
		put_headers: { schema: () => HEADER, find: (version) => putHeadersOf(version) },
		multiparts: { schema: () => MULTIPART, find: (version, { state }) => multipartsOf(state, version) },
	},
};

export const DOCUMENT: Schema<Document> = {
	...{ kind: 'Document', permission: 'documents', defaults: DEFAULTS, isVisible: seesItem },
	scalars: {
		...base<Document>('Document'),
		...PLACED_SCALARS,
		type: () => 'Document',
		received_at: ({ receivedAt }) => timeOrNull(receivedAt),
		filename: (document) => latestOf(document)?.filename,
		size: (document) => latestOf(document)?.size,
		content_type: (document) => latestOf(document)?.contentType,
	},
	associations: {
		...PLACED,
		latest_document_version: { schema: () => DOCUMENT_VERSION, find: latestOf },
	},
};

export type Item = Document | Folder;

const isDocument = (item: Item): item is Document => 'versions' in item;

/** A document or a folder, where both stand in one list. */
export const ITEM: Schema<Item> = {
	...{ kind: 'Item', permission: 'documents', defaults: DEFAULTS, isVisible: seesItem },
	scalars: {
		...base<Item>('Item'),
		...PLACED_SCALARS,
		etag: (item) => etagOf(isDocument(item) ? 'Document' : 'Folder', item),
		type: (item) => (isDocument(item) ? 'Document' : 'Folder'),
	},
	associations: {
		...PLACED,
		latest_document_version: {
			schema: () => DOCUMENT_VERSION,
			find: (item) => (isDocument(item) ? latestOf(item) : null),
		},
	},
};
