import { Refusal } from '../domain/Refusal';
import type { Lookups } from '../ports';
import type { Api } from './Api';
import { entryOf } from './entries';
import { asRefusal } from './refusals';

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
		// Deleted entries are asked for, since without them a deleted folder looks like one that never was.
		const metadata = await api
			.call((sdk) => sdk.filesGetMetadata({ path: address, include_deleted: true }))
			.catch((thrown: unknown) => {
				throw asRefusal(thrown);
			});
		const entry = entryOf(metadata);
		if (entry !== undefined) return entry;
		throw new Refusal(
			'deleted',
			'It was deleted in Dropbox',
			'Restore it under Deleted files in Dropbox; it then has its ID again. Or create a new one.',
		);
	},
});
