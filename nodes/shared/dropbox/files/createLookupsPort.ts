import type { FolderEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import type { Lookups } from '../port';
import type { Api } from '../client/Api';
import { entryOf } from './entryOf';
import { throwRefusal, unexpectedResponse } from '../errors/toRefusal';

/** The root of a Dropbox is no folder to `get_metadata`: it answers 400 "The root folder is unsupported." */
export const ROOT = {
	kind: 'folder',
	id: '',
	name: '',
	path: '',
	pathLower: '',
	ownNamespaceId: undefined,
	parentNamespaceId: undefined,
} as const;

export const createLookupsPort = (api: Api): Lookups => ({
	async find(address) {
		if (address === '') return ROOT;
		const namespace = /^ns:(\d+)$/.exec(address)?.[1];
		if (namespace !== undefined) return await findNamespaceRoot(api, namespace);
		// Deleted entries are asked for, since without them a deleted folder looks like one that never was.
		const metadata = await api
			.call((sdk) => sdk.filesGetMetadata({ path: address, include_deleted: true }))
			.catch(throwRefusal);
		const entry = entryOf(metadata);
		if (entry !== undefined) return entry;
		if (metadata['.tag'] !== 'deleted') throw unexpectedResponse('an unknown kind of entry');
		throw new Refusal(
			'deleted',
			'It was deleted in Dropbox',
			'Restore it under Deleted files in Dropbox and check whether its ID is the same again, or create a new one.',
		);
	},
});

/** Like the root, the top of a namespace has no metadata: that it can be listed shows that it is there. */
async function findNamespaceRoot(api: Api, namespaceId: string): Promise<FolderEntry> {
	await api.call((sdk) => sdk.filesListFolder({ path: `ns:${namespaceId}`, limit: 1 })).catch(throwRefusal);
	return { ...ROOT, path: undefined, pathLower: undefined, ownNamespaceId: namespaceId };
}
