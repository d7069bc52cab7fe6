import type { ClioApi, Query } from '../client/ClioApi';
import { readByIds } from '../client/readByIds';
import { readPages } from '../client/readPages';
import { readReference, type RawReference } from '../client/readReference';
import { refuseErrors, throwRefusal } from '../errors/toRefusal';
import type { Folder, Folders } from '../port/Folders';

export const FOLDER_FIELDS =
	'id,etag,name,created_at,updated_at,deleted_at,matter{id,display_number},parent{id,name}';

export interface RawFolder {
	id: number;
	etag?: string | null;
	name?: string | null;
	created_at?: string;
	updated_at?: string;
	deleted_at?: string | null;
	matter?: (RawReference & { display_number?: string | null }) | null;
	parent?: RawReference | null;
}

export function createFoldersPort(api: ClioApi): Folders {
	const listing = (query: Query) => ({
		...{ path: ['folders'], query: { fields: FOLDER_FIELDS, ...query }, read: readFolder },
	});
	return {
		listFolders: ({ updatedSince, matterId }, options) =>
			refuseErrors(
				readPages<RawFolder, Folder>(
					api,
					listing({ updated_since: updatedSince, matter_id: matterId }),
					options,
				),
			),
		readFolders: async (ids) => await readByIds<RawFolder, Folder>(api, listing({}), ids).catch(throwRefusal),
	};
}

export const readFolder = (raw: RawFolder): Folder => {
	const matter = readReference(raw.matter);
	return {
		...{ id: raw.id, etag: raw.etag ?? '', name: raw.name ?? '' },
		matter: matter && { ...matter, name: matter.isHidden ? '' : (raw.matter?.display_number ?? '') },
		parent: readReference(raw.parent),
		...{ createdAt: raw.created_at ?? '', updatedAt: raw.updated_at ?? '' },
		deletedAt: raw.deleted_at ?? undefined,
	};
};
