import { stableAddress, type FolderEntry } from '../../domain/entry';
import { groupBy } from '../../core/groupBy';
import { createCursorCheck } from '../port/createCursorCheck';
import { inParallel } from '../../core/inParallel';
import { done, outcomeOf, type Outcome } from '../../core/outcome';
import { parentPath } from '../../domain/paths';
import type { CaseMarker } from '../port';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import { markerInGroups } from './propertyGroups';

/** Up to so many folders of one parent a lookup each is cheaper than reading the parent's pages. */
export const FEW = 8;
const AT_ONCE = 8;
const LARGEST_PAGE = 2000;

type FoundMarkers = Map<FolderEntry, Outcome<CaseMarker | undefined>>;

/** The markers that folders carry as properties of these templates; siblings are read together. */
export async function findPropertyMarkers(
	api: Api,
	folders: readonly FolderEntry[],
	templateIds: readonly string[],
): Promise<FoundMarkers> {
	const found: FoundMarkers = new Map();
	if (templateIds.length === 0) return new Map(folders.map((folder) => [folder, done(undefined)]));
	const groups = groupBy(folders, ({ pathLower }) =>
		pathLower === undefined ? undefined : parentPath(pathLower),
	);
	for (const [parent, siblings] of groups) {
		if (parent !== undefined && siblings.length > FEW) {
			// What is not among the pages, or cannot be read in this way, is looked up by itself.
			await outcomeOf(async () => await readPages(api, parent, siblings, templateIds, found));
		}
	}
	const rest = folders.filter((folder) => !found.has(folder));
	const outcomes = await inParallel(
		rest,
		AT_ONCE,
		async (folder) => await outcomeOf(async () => await readPropertyMarker(api, folder, templateIds)),
	);
	rest.forEach((folder, index) => found.set(folder, outcomes[index] as Outcome<CaseMarker | undefined>));
	return found;
}

/** @throws Refusal */
export async function readPropertyMarker(
	api: Api,
	folder: FolderEntry,
	templateIds: readonly string[],
): Promise<CaseMarker | undefined> {
	// The top of a namespace has no metadata, and can carry no properties.
	if (folder.id === '') return undefined;
	const metadata = await api
		.call((sdk) =>
			sdk.filesGetMetadata({
				path: stableAddress(folder),
				include_property_groups: { '.tag': 'filter_some', filter_some: [...templateIds] },
			}),
		)
		.catch(throwRefusal);
	return metadata['.tag'] === 'folder' ? markerInGroups(metadata.property_groups, templateIds) : undefined;
}

async function readPages(
	api: Api,
	parent: string,
	siblings: readonly FolderEntry[],
	templateIds: readonly string[],
	found: FoundMarkers,
): Promise<void> {
	const checked = createCursorCheck();
	const missing = new Map(siblings.map((folder) => [folder.id, folder]));
	let page = await api
		.call((sdk) =>
			sdk.filesListFolder({
				path: parent,
				limit: LARGEST_PAGE,
				include_property_groups: { '.tag': 'filter_some', filter_some: [...templateIds] },
			}),
		)
		.catch(throwRefusal);
	for (;;) {
		for (const entry of page.entries) {
			const folder = entry['.tag'] === 'folder' ? missing.get(entry.id) : undefined;
			if (folder === undefined || entry['.tag'] !== 'folder') continue;
			missing.delete(folder.id);
			found.set(folder, done(markerInGroups(entry.property_groups, templateIds)));
		}
		if (!page.has_more || missing.size === 0) return;
		const cursor = checked(page.cursor, page.entries.length);
		page = await api.call((sdk) => sdk.filesListFolderContinue({ cursor })).catch(throwRefusal);
	}
}
