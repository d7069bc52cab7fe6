import type { FolderEntry } from '../domain/entry';
import { Refusal } from '../domain/Refusal';
import type { Lookups } from '../ports';
import type { Api } from './Api';
import { entryOf } from './entries';
import { refuse, unforeseen } from './refusals';

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

export const lookupsOn = (api: Api): Lookups => ({
	async find(address) {
		if (address === '') return ROOT;
		const namespace = /^ns:(\d+)$/.exec(address)?.[1];
		if (namespace !== undefined) return await namespaceRoot(api, namespace);
		// Deleted entries are asked for, since without them a deleted folder looks like one that never was.
		const metadata = await api
			.call((sdk) => sdk.filesGetMetadata({ path: address, include_deleted: true }))
			.catch(refuse);
		const entry = entryOf(metadata);
		if (entry !== undefined) return entry;
		if (metadata['.tag'] !== 'deleted') throw unforeseen('an unknown kind of entry');
		throw new Refusal(
			'deleted',
			'It was deleted in Dropbox',
			'Restore it under Deleted files in Dropbox and look whether its ID is the same again, or create a new one.',
		);
	},
});

/** Like the root, the top of a namespace has no metadata: that it can be listed shows that it is there. */
async function namespaceRoot(api: Api, namespaceId: string): Promise<FolderEntry> {
	await api.call((sdk) => sdk.filesListFolder({ path: `ns:${namespaceId}`, limit: 1 })).catch(refuse);
	return { ...ROOT, path: undefined, pathLower: undefined, ownNamespaceId: namespaceId };
}
