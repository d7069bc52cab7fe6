import { Refusal } from '../../core/Refusal';
import { groupBy, inParallel, done, outcomeOf, type Outcome } from '../../core/outcome';
import { stableAddress, type FolderEntry } from '../../domain/entry';
import { bytesOf } from '../../domain/naming/safeName';
import { parentPath } from '../../domain/paths';
import type { file_properties } from '../../vendor/dropbox';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import { LARGEST_PAGE, listPages } from '../files/createListingsPort';
import { entryOf } from '../files/entryOf';
import type { CaseMarker, ListedEntry } from '../port';
import { CASE_ID, FOLDER_ID, type PropertyTemplates } from './PropertyTemplates';

/** PropertyFieldTemplate: "Property values … up to 1024 bytes". */
const LONGEST_VALUE = 1024;

/** The marker in the property groups of an entry: the first by template, so that it is always the same. */
export const markerInGroups = (
	groups: readonly file_properties.PropertyGroup[] | undefined,
	templateIds: readonly string[],
): CaseMarker | undefined => markersInGroups(groups, templateIds)[0]?.marker;

/** A marker, and the template by which a folder carries it. */
export interface PropertyMarker {
	templateId: string;
	marker: CaseMarker;
}

const markersInGroups = (
	groups: readonly file_properties.PropertyGroup[] | undefined,
	templateIds: readonly string[],
): PropertyMarker[] =>
	(groups ?? [])
		.filter((group) => templateIds.includes(group.template_id))
		.sort((a, b) => (a.template_id < b.template_id ? -1 : 1))
		.flatMap(({ template_id: templateId, fields }) =>
			markerInFields(new Map(fields.map(({ name, value }) => [name, value]))).map((marker) => ({
				...{ templateId, marker },
			})),
		);

function markerInFields(values: ReadonlyMap<string, string>): CaseMarker[] {
	const caseId = values.get(CASE_ID);
	const folderId = values.get(FOLDER_ID);
	return caseId && folderId ? [{ caseId, folderId, kind: 'properties' }] : [];
}

export const propertyGroupOf = (
	templateId: string,
	caseId: string,
	folderId: string,
): file_properties.PropertyGroup => ({
	template_id: templateId,
	fields: [
		{ name: CASE_ID, value: caseId },
		{ name: FOLDER_ID, value: folderId },
	],
});

export const fitsProperty = (caseId: string): boolean => bytesOf(caseId) <= LONGEST_VALUE;

export const longCaseIdRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The case ID is longer than the 1,024 bytes that fit into a Dropbox property',
		'Choose Automatic or Marker File under Case Marker, or check the expression that fills Case ID.',
	);

/** Up to so many folders of one parent a lookup each is cheaper than reading the parent's pages. */
export const FEW = 8;

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
		async (folder) => await outcomeOf(async () => await readPropertyMarker(api, folder, templateIds)),
	);
	rest.forEach((folder, index) => found.set(folder, outcomes[index] as Outcome<CaseMarker | undefined>));
	return found;
}

/** @throws Refusal */
export const readPropertyMarker = async (
	api: Api,
	folder: FolderEntry,
	templateIds: readonly string[],
): Promise<CaseMarker | undefined> => (await readPropertyMarkers(api, folder, templateIds))[0]?.marker;

/**
 * All that a folder carries, of several templates.
 * @throws Refusal
 */
export async function readPropertyMarkers(
	api: Api,
	folder: FolderEntry,
	templateIds: readonly string[],
): Promise<PropertyMarker[]> {
	// The top of a namespace has no metadata, and can carry no properties.
	if (folder.id === '') return [];
	const metadata = await api
		.call((sdk) =>
			sdk.filesGetMetadata({
				path: stableAddress(folder),
				include_property_groups: groupsOf(templateIds),
			}),
		)
		.catch(throwRefusal);
	return metadata['.tag'] === 'folder' ? markersInGroups(metadata.property_groups, templateIds) : [];
}

async function readPages(
	api: Api,
	parent: string,
	siblings: readonly FolderEntry[],
	templateIds: readonly string[],
	found: FoundMarkers,
): Promise<void> {
	const missing = new Map(siblings.map((folder) => [folder.id, folder]));
	const argument = { path: parent, limit: LARGEST_PAGE, include_property_groups: groupsOf(templateIds) };
	for await (const { entries } of listPages(api, argument)) {
		for (const entry of entries) {
			const folder = entry['.tag'] === 'folder' ? missing.get(entry.id) : undefined;
			if (folder === undefined || entry['.tag'] !== 'folder') continue;
			missing.delete(folder.id);
			found.set(folder, done(markerInGroups(entry.property_groups, templateIds)));
		}
		if (missing.size === 0) return;
	}
}

/** Asks for what these templates say, whatever else an entry carries. */
const groupsOf = (templateIds: readonly string[]) => ({
	'.tag': 'filter_some' as const,
	filter_some: [...templateIds],
});

/** All that is below a folder, with the properties that folders carry where this connection may read them. */
export async function* listWithProperties(
	api: Api,
	templates: PropertyTemplates,
	address: string,
): AsyncGenerator<ListedEntry[]> {
	const templateIds = await templates.readableIds().catch(throwRefusal);
	const groups = templateIds.length === 0 ? {} : { include_property_groups: groupsOf(templateIds) };
	const toListedEntries = (metadata: Parameters<typeof entryOf>[0]): ListedEntry[] => {
		const entry = entryOf(metadata);
		const property =
			metadata['.tag'] === 'folder' ? markerInGroups(metadata.property_groups, templateIds) : undefined;
		return entry === undefined ? [] : [{ entry, property }];
	};
	let isListed = !address.startsWith('id:') || templateIds.length === 0;
	const argument = { path: address, recursive: true, limit: LARGEST_PAGE, ...groups };
	for await (const { entries } of listPages(api, argument)) {
		isListed ||= entries.some((metadata) => metadata['.tag'] !== 'deleted' && metadata.id === address);
		yield entries.flatMap(toListedEntries);
	}
	// Whether a listing shows the folder itself is not documented, and what that carries is not to be missed.
	if (isListed) return;
	yield toListedEntries(
		await api.call((sdk) => sdk.filesGetMetadata({ path: address, ...groups })).catch(throwRefusal),
	);
}
