import type { ListedEntry } from '../../ports';
import type { Api } from '../Api';
import { entryOf } from '../entries';
import { LARGEST_PAGE, pagesOf } from '../listings';
import { refuse } from '../refusals';
import { markerInGroups } from './propertyGroups';
import type { Templates } from './Templates';

/** All that is below a folder, with the properties that folders carry where this connection may read them. */
export async function* listMarked(
	api: Api,
	templates: Templates,
	address: string,
): AsyncGenerator<ListedEntry[]> {
	const templateIds = [...(await templates.readable().catch(refuse))];
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
	for await (const { entries } of pagesOf(api, argument)) {
		isListed ||= entries.some((metadata) => metadata['.tag'] !== 'deleted' && metadata.id === address);
		yield entries.flatMap(listed);
	}
	// Whether a listing shows the folder itself is not documented, and what that carries is not to be missed.
	if (isListed) return;
	yield listed(await api.call((sdk) => sdk.filesGetMetadata({ path: address, ...groups })).catch(refuse));
}
