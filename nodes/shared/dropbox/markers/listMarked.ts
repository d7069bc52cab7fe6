import type { ListedEntry } from '../port';
import type { Api } from '../client/Api';
import { entryOf } from '../files/entryOf';
import { LARGEST_PAGE, listPages } from '../files/createListingsPort';
import { throwRefusal } from '../errors/toRefusal';
import { markerInGroups } from './propertyGroups';
import type { PropertyTemplates } from './PropertyTemplates';

/** All that is below a folder, with the properties that folders carry where this connection may read them. */
export async function* listMarked(
	api: Api,
	templates: PropertyTemplates,
	address: string,
): AsyncGenerator<ListedEntry[]> {
	const templateIds = [...(await templates.readableIds().catch(throwRefusal))];
	const groups =
		templateIds.length === 0
			? {}
			: { include_property_groups: { '.tag': 'filter_some' as const, filter_some: templateIds } };
	const listed = (metadata: Parameters<typeof entryOf>[0]): ListedEntry[] => {
		const entry = entryOf(metadata);
		const property =
			metadata['.tag'] === 'folder' ? markerInGroups(metadata.property_groups, templateIds) : undefined;
		return entry === undefined ? [] : [{ entry, property }];
	};
	let isListed = !address.startsWith('id:') || templateIds.length === 0;
	const argument = { path: address, recursive: true, limit: LARGEST_PAGE, ...groups };
	for await (const { entries } of listPages(api, argument)) {
		isListed ||= entries.some((metadata) => metadata['.tag'] !== 'deleted' && metadata.id === address);
		yield entries.flatMap(listed);
	}
	// Whether a listing shows the folder itself is not documented, and what that carries is not to be missed.
	if (isListed) return;
	yield listed(
		await api.call((sdk) => sdk.filesGetMetadata({ path: address, ...groups })).catch(throwRefusal),
	);
}
